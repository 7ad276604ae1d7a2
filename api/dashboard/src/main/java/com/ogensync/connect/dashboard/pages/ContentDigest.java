package com.ogensync.connect.dashboard.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SortedMap;

/** SHA-256 digests in the forms that URLs, entity tags and policies need. */
final class ContentDigest {

    private static final int SHOWN_DIGITS = 16;

    private ContentDigest() {}

    /** Returns 16 hex digits that depend on the names and bytes of all files. */
    static String ofTree(SortedMap<String, byte[]> files) {
        var digest = sha256();
        files.forEach((path, bytes) -> {
            digest.update((path + " " + bytes.length + "\n").getBytes(UTF_8));
            digest.update(bytes);
        });
        return shown(digest.digest());
    }

    /** Returns a weak entity tag: the same file is sent compressed and uncompressed. */
    static String entityTag(byte[] bytes) {
        return "W/\"" + shown(sha256().digest(bytes)) + '"';
    }

    /** Returns the source expression of an inline script (Content Security Policy 3, 2.3.1). */
    static String policySource(String script) {
        return "'sha256-" + Base64.getEncoder().encodeToString(sha256().digest(script.getBytes(UTF_8))) + "'";
    }

    private static String shown(byte[] digest) {
        return HexFormat.of().formatHex(digest).substring(0, SHOWN_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
