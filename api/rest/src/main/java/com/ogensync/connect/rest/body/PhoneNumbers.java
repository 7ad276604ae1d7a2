package com.ogensync.connect.rest.body;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.util.regex.Pattern;

/** Rules about phone numbers: digits only, country code first. */
public final class PhoneNumbers {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{8,15}");

    /** WhatsApp's address of somebody whose number is not known. */
    private static final Pattern LID = Pattern.compile("[0-9]{5,20}@lid");

    private PhoneNumbers() {}

    /** 400 unless it is 8-15 digits. */
    public static String requireDigits(String field, String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw EdgeException.badRequest(
                    field + " must be 8-15 digits, country code first, without + or spaces, like 919876543210");
        }
        return text;
    }

    /**
     * 400 unless it is a number as in {@link #requireDigits}, or {@code <digits>@lid}: the address that an incoming
     * message without a number came from.
     */
    public static String requireAddress(String field, String text) {
        if (!text.endsWith("@lid")) {
            return requireDigits(field, text);
        }
        if (!LID.matcher(text).matches()) {
            throw EdgeException.badRequest(
                    field + " must be 5-20 digits and @lid, like the address that an incoming message came from");
        }
        return text;
    }

    /** 400 unless it is 8-15 digits that can be somebody's number. */
    public static String requirePossible(String field, String text) {
        if (!isPossible(requireDigits(field, text))) {
            throw EdgeException.badRequest(
                    field + " must be a possible phone number, country code first, like 919876543210");
        }
        return text;
    }

    private static boolean isPossible(String digits) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var reason = numbers.isPossibleNumberWithReason(numbers.parse("+" + digits, null));
            return reason == ValidationResult.IS_POSSIBLE;
        } catch (NumberParseException _) {
            return false;
        }
    }
}
