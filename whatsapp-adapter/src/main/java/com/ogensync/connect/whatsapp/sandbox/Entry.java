package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** What the sandbox remembers. Each is a line of words between tabs; texts are in base64. */
sealed interface Entry {

    String content();

    /** A phone linked an account's device. */
    record Linked(AccountId account, long link, String phone, String device) implements Entry {

        @Override
        public String content() {
            return String.join("\t", "L", account.uuid().toString(), Long.toString(link), phone, device);
        }

        @Override
        public String toString() {
            return "Linked[" + account + ", " + link + "]";
        }
    }

    /** The device of that attempt is linked no more. */
    record Unlinked(AccountId account, long link) implements Entry {

        @Override
        public String content() {
            return String.join("\t", "U", account.uuid().toString(), Long.toString(link));
        }
    }

    /** A copy of a message arrived. */
    record Received(MessageId id, String from, String to, String text, Instant at) implements Entry {

        @Override
        public String content() {
            return String.join(
                    "\t",
                    "R",
                    id.account().uuid().toString(),
                    id.whatsAppId().value(),
                    from,
                    to,
                    Long.toString(at.toEpochMilli()),
                    encoded(text));
        }

        @Override
        public String toString() {
            return "Received[" + id + "]";
        }
    }

    /** Somebody wrote to the phone of a linked device. The sender's number is as WhatsApp writes it. */
    record Written(AccountId account, long link, WhatsAppMessageId id, String from, String text, Instant at)
            implements Entry {

        public Written {
            from = Spelling.registered(from);
        }

        @Override
        public String content() {
            return String.join(
                    "\t",
                    "W",
                    account.uuid().toString(),
                    Long.toString(link),
                    id.value(),
                    from,
                    Long.toString(at.toEpochMilli()),
                    encoded(text));
        }

        @Override
        public String toString() {
            return "Written[" + account + ", " + id + "]";
        }
    }

    /** The device acknowledged what somebody had written. */
    record Acknowledged(AccountId account, long link, WhatsAppMessageId id) implements Entry {

        @Override
        public String content() {
            return String.join("\t", "A", account.uuid().toString(), Long.toString(link), id.value());
        }
    }

    /** The network came or went. */
    record Network(boolean up) implements Entry {

        @Override
        public String content() {
            return String.join("\t", "N", Boolean.toString(up));
        }
    }

    static Entry parse(String content) {
        var words = content.split("\t", -1);
        return switch (words[0]) {
            case "L" -> new Linked(account(words[1]), Long.parseLong(words[2]), words[3], words[4]);
            case "U" -> new Unlinked(account(words[1]), Long.parseLong(words[2]));
            case "R" ->
                new Received(
                        new MessageId(account(words[1]), new WhatsAppMessageId(words[2])),
                        words[3],
                        words[4],
                        decoded(words[6]),
                        Instant.ofEpochMilli(Long.parseLong(words[5])));
            case "W" ->
                new Written(
                        account(words[1]),
                        Long.parseLong(words[2]),
                        new WhatsAppMessageId(words[3]),
                        words[4],
                        decoded(words[6]),
                        Instant.ofEpochMilli(Long.parseLong(words[5])));
            case "A" -> new Acknowledged(account(words[1]), Long.parseLong(words[2]), new WhatsAppMessageId(words[3]));
            case "N" -> new Network(Boolean.parseBoolean(words[1]));
            default -> throw new IllegalStateException("The sandbox's journal has a line of an unknown kind");
        };
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String word) {
        return new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
    }

    private static AccountId account(String uuid) {
        return new AccountId(UUID.fromString(uuid));
    }
}
