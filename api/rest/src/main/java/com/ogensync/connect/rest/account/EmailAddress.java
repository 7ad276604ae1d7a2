package com.ogensync.connect.rest.account;

import com.ogensync.connect.rest.envelope.EdgeException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Validates email addresses: the plain form of RFC 5321 that mail providers issue. */
public final class EmailAddress {

    private static final int LENGTH_MAX = 254;
    private static final int LOCAL_MAX = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:" + LABEL + "\\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{0,57}[A-Za-z0-9])");

    private EmailAddress() {}

    /**
     * Returns the trimmed address.
     *
     * @throws EdgeException 400 when the text is not a valid address
     */
    public static String require(String field, String text) {
        var email = text.strip();
        if (email.length() > LENGTH_MAX) {
            throw EdgeException.badRequest(field + " must have at most 254 characters");
        }
        int at = email.lastIndexOf('@');
        if (at < 1
                || at > LOCAL_MAX
                || !LOCAL.matcher(email.substring(0, at)).matches()
                || !DOMAIN.matcher(email.substring(at + 1)).matches()) {
            throw EdgeException.badRequest(field + " must be a valid email address, like john@example.com");
        }
        return email;
    }

    /** Returns the lower-case form in which addresses are compared. */
    public static String claimed(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
