package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.whatsapp.gateway.ReceivedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An entry of the sandbox's journal: a line of tab-separated fields, with texts in Base64. */
sealed interface Entry {

    String content();

    /** A phone linked an account's device. */
    record Linked(AccountId account, long link, String phone, String device) implements Entry {

        @Override
        public String content() {
            return line("L", account.uuid(), link, phone, device);
        }

        @Override
        public String toString() {
            return "Linked[" + account + ", " + link + "]";
        }
    }

    /** The device of that link attempt was unlinked. */
    record Unlinked(AccountId account, long link) implements Entry {

        @Override
        public String content() {
            return line("U", account.uuid(), link);
        }
    }

    /** A copy of a message arrived at its recipient. */
    record Received(MessageId id, String from, String to, String text, Instant at) implements Entry {

        @Override
        public String content() {
            return line("R", id.account().uuid(), id.whatsAppId().value(), from, to, at.toEpochMilli(), encoded(text));
        }

        @Override
        public String toString() {
            return "Received[" + id + "]";
        }
    }

    /** The phone of a linked device received a message. The sender's number is in WhatsApp's spelling. */
    record Written(AccountId account, long link, WhatsAppMessageId id, String from, String text, Instant at)
            implements Entry {

        public Written {
            from = Spelling.registered(from);
        }

        /** Returns the message as the service receives it. */
        ReceivedMessage received() {
            return new ReceivedMessage(id, from, from, new TextContent(text), at);
        }

        @Override
        public String content() {
            return line("W", account.uuid(), link, id.value(), from, at.toEpochMilli(), encoded(text));
        }

        @Override
        public String toString() {
            return "Written[" + account + ", " + id + "]";
        }
    }

    /** The device acknowledged an incoming message. */
    record Acknowledged(AccountId account, long link, WhatsAppMessageId id) implements Entry {

        @Override
        public String content() {
            return line("A", account.uuid(), link, id.value());
        }
    }

    /** The network went up or down. */
    record Network(boolean up) implements Entry {

        @Override
        public String content() {
            return line("N", up);
        }
    }

    static Entry parse(String content) {
        var fields = content.split("\t", -1);
        return switch (fields[0]) {
            case "L" -> new Linked(account(fields[1]), Long.parseLong(fields[2]), fields[3], fields[4]);
            case "U" -> new Unlinked(account(fields[1]), Long.parseLong(fields[2]));
            case "R" ->
                new Received(
                        new MessageId(account(fields[1]), new WhatsAppMessageId(fields[2])),
                        fields[3],
                        fields[4],
                        decoded(fields[6]),
                        instant(fields[5]));
            case "W" ->
                new Written(
                        account(fields[1]),
                        Long.parseLong(fields[2]),
                        new WhatsAppMessageId(fields[3]),
                        fields[4],
                        decoded(fields[6]),
                        instant(fields[5]));
            case "A" ->
                new Acknowledged(account(fields[1]), Long.parseLong(fields[2]), new WhatsAppMessageId(fields[3]));
            case "N" -> new Network(Boolean.parseBoolean(fields[1]));
            default -> throw new IllegalStateException("The sandbox's journal contains an entry of an unknown kind");
        };
    }

    private static String line(Object... fields) {
        return Stream.of(fields).map(String::valueOf).collect(Collectors.joining("\t"));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String field) {
        return new String(Base64.getDecoder().decode(field), StandardCharsets.UTF_8);
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static AccountId account(String uuid) {
        return new AccountId(UUID.fromString(uuid));
    }
}
