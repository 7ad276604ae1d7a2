package com.ogensync.connect.postgres.audit.hash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The canonical text of docs/AUDIT.md in a reused buffer, and its SHA-256. */
public final class CanonicalText {

    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);
    private static final byte[] NEWLINE = {'\n'};

    private final MessageDigest sha256 = sha256();
    private byte[] text = new byte[2048];
    private int length;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Discards the text. */
    public CanonicalText begin() {
        length = 0;
        return this;
    }

    /** Appends a line. */
    public CanonicalText line(byte[] line) {
        add(line, 0, line.length);
        newline();
        return this;
    }

    /** Appends bytes of an array. */
    public void add(byte[] bytes, int from, int to) {
        if (text.length - length < to - from + 1) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + to - from + 1));
        }
        System.arraycopy(bytes, from, text, length, to - from);
        length += to - from;
    }

    /** Ends the line. */
    public void newline() {
        add(NEWLINE, 0, 1);
    }

    /** The SHA-256 of the text, 64 lower-case hex digits. */
    public byte[] hash() {
        sha256.update(text, 0, length);
        return hex(sha256.digest());
    }

    static byte[] hex(byte[] bytes) {
        var hex = new byte[bytes.length * 2];
        for (int i = 0; i < bytes.length; i++) {
            hex[2 * i] = HEX[(bytes[i] >> 4) & 15];
            hex[2 * i + 1] = HEX[bytes[i] & 15];
        }
        return hex;
    }
}
