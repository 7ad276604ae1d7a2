package com.ogensync.connect.whatsapp.sandbox;

import java.security.SecureRandom;

/** Random codes. */
final class Codes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTVWXYZ";
    private static final int HALF = 4;

    private Codes() {}

    static byte[] bytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Returns a random pairing code such as {@code ABCD-EFGH}. */
    static String pairing() {
        var code = new StringBuilder();
        for (int i = 0; i < 2 * HALF; i++) {
            code.append(i == HALF ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
