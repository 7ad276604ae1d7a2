package com.ogensync.connect.whatsapp.sandbox;

import java.util.regex.Pattern;

/**
 * Converts typed numbers to WhatsApp's spelling. WhatsApp registers some numbers of these countries under another
 * spelling; the sandbox applies this to all of their numbers, so that it can be tested.
 */
final class Spelling {

    private static final Pattern BRAZIL_WITH_NINTH_DIGIT = Pattern.compile("(55[0-9]{2})9([0-9]{8})");
    private static final Pattern MEXICO_WITHOUT_1 = Pattern.compile("52([0-9]{10})");
    private static final Pattern ARGENTINA_WITHOUT_9 = Pattern.compile("54([0-9]{10})");

    private Spelling() {}

    /** Returns the number in WhatsApp's spelling; any other address unchanged. */
    static String registered(String typed) {
        var brazil = BRAZIL_WITH_NINTH_DIGIT.matcher(typed);
        if (brazil.matches()) {
            return brazil.group(1) + brazil.group(2);
        }
        var mexico = MEXICO_WITHOUT_1.matcher(typed);
        if (mexico.matches()) {
            return "521" + mexico.group(1);
        }
        var argentina = ARGENTINA_WITHOUT_9.matcher(typed);
        return argentina.matches() ? "549" + argentina.group(1) : typed;
    }
}
