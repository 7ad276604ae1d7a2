package com.ogensync.connect.whatsapp.sandbox;

import java.security.SecureRandom;
import java.util.Base64;

/** Generates the codes of a link attempt in WhatsApp's formats. */
final class Codes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTVWXYZ";
    private static final int HALF = 4;
    private static final int REFERENCE_LENGTH = 96;
    private static final int KEY_LENGTH = 32;

    private final String keys = String.join(",", random(KEY_LENGTH), random(KEY_LENGTH), random(KEY_LENGTH), "1");

    /**
     * Returns the text of a new QR code: a reference that changes with each code, then the device's keys, the secret
     * and the platform, which are constant.
     */
    String qr() {
        return "https://wa.me/settings/linked_devices#2@" + random(REFERENCE_LENGTH) + "," + keys;
    }

    /** Returns a random pairing code such as {@code ABCD-EFGH}. */
    static String pairing() {
        var code = new StringBuilder();
        for (int i = 0; i < 2 * HALF; i++) {
            code.append(i == HALF ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private static String random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
