package com.ogensync.connect.whatsapp.sandbox;

import java.util.Base64;

/**
 * Generates QR codes in WhatsApp's format: a reference that changes with each code, then the device's keys, the secret
 * and the platform, which are constant.
 */
final class QrText {

    private static final int REFERENCE_LENGTH = 96;
    private static final int KEY_LENGTH = 32;

    private final String keys = String.join(",", random(KEY_LENGTH), random(KEY_LENGTH), random(KEY_LENGTH), "1");

    String next() {
        return "https://wa.me/settings/linked_devices#2@" + random(REFERENCE_LENGTH) + "," + keys;
    }

    private static String random(int length) {
        return Base64.getEncoder().encodeToString(Codes.bytes(length));
    }
}
