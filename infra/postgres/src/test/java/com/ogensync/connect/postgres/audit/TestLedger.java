package com.ogensync.connect.postgres.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One account's stored payloads, built by hand from docs/EVENTS.md. */
final class TestLedger {

    static final String GENESIS = "0".repeat(64);

    private static final List<String> MEMBERS = List.of(
            "entry",
            "amount",
            "reason",
            "balance",
            "messageId",
            "corrects",
            "at",
            "requestId",
            "tokenId",
            "by",
            "previous");

    final UUID account;
    final UUID token;
    private String head = GENESIS;
    private long entry;
    private long sequence;
    private long millis;
    long balance;

    /** Receives the generated events. */
    interface Events {
        void add(String stream, long sequence, String type, String payload);
    }

    TestLedger(Random random) {
        account = new UUID((random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63));
        token = new UUID(random.nextLong(), random.nextLong());
    }

    /** Resets the ledger to its empty state. */
    void restart() {
        head = GENESIS;
        entry = 0;
        sequence = 0;
        millis = 0;
        balance = 0;
    }

    String stream() {
        return "account:" + account;
    }

    long entries() {
        return entry;
    }

    void issue(Events events) {
        events.add(
                stream(),
                sequence++,
                "TokenIssued",
                "{\"accountId\":\"%s\",\"tokenId\":\"%s\",\"scopes\":[\"api\"],\"label\":null,\"expiresAt\":null,\"by\":\"user\",\"at\":\"%s\"}"
                        .formatted(stream(), token, at()));
    }

    void move(
            Events events,
            String type,
            long amount,
            String reason,
            @Nullable String message,
            @Nullable Long corrects,
            String by) {
        balance += type.equals("CoinDebited") ? -amount : amount;
        var lines = new Object[] {
            ++entry,
            amount,
            reason,
            balance,
            message,
            corrects,
            at(),
            "req-" + sequence,
            by.startsWith("operator:") ? null : token,
            by,
            head
        };
        var payload = new StringBuilder(512)
                .append("{\"accountId\":\"")
                .append(stream())
                .append('"');
        var text = new StringBuilder(512)
                .append("1\n")
                .append(account)
                .append('\n')
                .append(type)
                .append('\n');
        for (int i = 0; i < lines.length; i++) {
            payload.append(",\"").append(MEMBERS.get(i)).append("\":");
            quoted(payload, lines[i]);
            text.append(lines[i] == null ? "" : lines[i]).append('\n');
        }
        head = sha256(text.toString());
        payload.append(",\"hash\":\"").append(head).append("\"}");
        events.add(stream(), sequence++, type, payload.toString());
    }

    /** Adds a message: a debit and a sent message, or a debit, a failed message and a refund. */
    void message(Events events, String id, boolean fails) {
        move(events, "CoinDebited", 1, "message", id, null, "user");
        var name = "message:" + account + ":" + id;
        events.add(
                name,
                0,
                "MessageAccepted",
                "{\"messageId\":\"%s\",\"balance\":%d,\"at\":\"%s\"}".formatted(name, balance, at()));
        var outcome = "{\"messageId\":\"%s\",\"at\":\"%s\"}".formatted(name, at());
        events.add(name, 1, (fails ? "MessageFailed" : "MessageSent"), outcome);
        if (fails) {
            move(events, "CoinRefunded", 1, "message_failed", id, null, "system");
        }
    }

    private String at() {
        millis += 1;
        long seconds = millis / 1000;
        return "2026-01-%02dT%02d:%02d:%02d.%03dZ"
                .formatted(1 + seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60, millis % 1000);
    }

    private static void quoted(StringBuilder payload, @Nullable Object value) {
        if (value == null || value instanceof Number) {
            payload.append(value);
        } else {
            payload.append('"').append(value).append('"');
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
