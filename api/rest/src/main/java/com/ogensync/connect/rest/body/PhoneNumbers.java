package com.ogensync.connect.rest.body;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.util.regex.Pattern;

/** Validates phone numbers: digits only, country code first. */
public final class PhoneNumbers {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{8,15}");

    /**
     * Discontinued formats that WhatsApp keeps for accounts registered before the change, although the metadata of
     * libphonenumber no longer has their length: Mexico's mobile 1 (until 2019), eight digits in Ivory Coast (until
     * 2021) and in Benin (until 2024). Argentina's 9 and Brazil's mobiles without the ninth digit have a length that
     * libphonenumber accepts.
     */
    private static final Pattern FORMER_FORMATS = Pattern.compile("521[0-9]{10}|225[0-9]{8}|229[0-9]{8}");

    /** WhatsApp's address of a contact whose number is not known. */
    private static final Pattern LID = Pattern.compile("[0-9]{5,20}@lid");

    private PhoneNumbers() {}

    /**
     * Checks the form of a number: 8-15 digits with the country code first. No country code begins with 0 (ITU-T
     * E.164), so a leading 0 or 00 is a national or an international prefix, which WhatsApp does not accept.
     *
     * @return the number, unchanged
     * @throws EdgeException 400, naming the field and the rule
     */
    public static String requireDigits(String field, String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw EdgeException.badRequest(
                    field + " must be 8-15 digits, country code first, without + or spaces, like 919876543210");
        }
        if (text.startsWith("0")) {
            throw EdgeException.badRequest(
                    field + " must be digits, country code first, without a leading 0 or 00, like 919876543210");
        }
        return text;
    }

    /**
     * Checks an address: a number as in {@link #requireDigits}, or {@code <digits>@lid}, the address of an incoming
     * message without a number.
     *
     * @return the address, unchanged
     * @throws EdgeException 400, naming the field and the rule
     */
    public static String requireAddress(String field, String text) {
        if (!text.endsWith("@lid")) {
            return requireDigits(field, text);
        }
        if (!LID.matcher(text).matches()) {
            throw EdgeException.badRequest(
                    field + " must be 5-20 digits followed by @lid, as in the sender address of an incoming message");
        }
        return text;
    }

    /**
     * Checks the form as {@link #requireDigits} does, and that numbers of this length exist in their country, either
     * today or in a former format that WhatsApp still shows.
     *
     * @return the number, unchanged
     * @throws EdgeException 400, naming the field and the rule
     */
    public static String requirePossible(String field, String text) {
        if (!isPossible(requireDigits(field, text))) {
            throw EdgeException.badRequest(
                    field + " must be a possible phone number, country code first, like 919876543210");
        }
        return text;
    }

    private static boolean isPossible(String digits) {
        if (FORMER_FORMATS.matcher(digits).matches()) {
            return true;
        }
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var reason = numbers.isPossibleNumberWithReason(numbers.parse("+" + digits, null));
            return reason == ValidationResult.IS_POSSIBLE;
        } catch (NumberParseException _) {
            return false;
        }
    }
}
