package com.ogensync.connect.reliability.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A ledger entry's hash, computed from docs/AUDIT.md alone. */
final class CanonicalForm {

    static final String FIRST_PREVIOUS = "0".repeat(64);

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

    private CanonicalForm() {}

    static String hash(StoredEvent entry) {
        var text = new StringBuilder("1\n")
                .append(entry.account())
                .append('\n')
                .append(entry.type())
                .append('\n');
        MEMBERS.forEach(it -> text.append(entry.text(it)).append('\n'));
        return sha256(text.toString());
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
