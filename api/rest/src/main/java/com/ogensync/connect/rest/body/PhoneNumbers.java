package com.ogensync.connect.rest.body;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.util.regex.Pattern;

/** Rules about phone numbers: digits only, country code first. */
public final class PhoneNumbers {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{8,15}");

    private PhoneNumbers() {}

    /** 400 unless it is 8-15 digits. */
    public static String requireDigits(String field, String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw EdgeException.badRequest(
                    field + " must be 8-15 digits, country code first, without + or spaces, like 919876543210");
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
