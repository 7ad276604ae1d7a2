package com.ogensync.connect.postgres.audit.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * The format of each kind of value in a coin event's payload. Each method returns the index after the value that begins
 * at an index, or -1 if there is no value of that format.
 */
public final class Values {

    /** The format of a value. */
    @FunctionalInterface
    interface Shape {
        int end(byte[] bytes, int begin);
    }

    private static final byte[] NULL = "null".getBytes(US_ASCII);
    private static final byte[] ACCOUNT = "\"account:".getBytes(US_ASCII);
    private static final byte[] OPERATOR = "operator:".getBytes(US_ASCII);
    private static final List<byte[]> ACTORS = Stream.of("\"user\"", "\"system\"", "\"phone\"")
            .map(it -> it.getBytes(US_ASCII))
            .toList();
    private static final String MOMENT = "dddd-dd-ddTdd:dd:dd.dddZ";
    private static final String UUID = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh";
    private static final String HASH = "h".repeat(64);
    private static final int NUMBER_MAX = 18;

    private Values() {}

    static Shape orNull(Shape shape) {
        return (bytes, begin) -> has(bytes, begin, NULL) ? begin + NULL.length : shape.end(bytes, begin);
    }

    static int account(byte[] bytes, int begin) {
        return has(bytes, begin, ACCOUNT) ? quotedEnd(bytes, pattern(bytes, begin + ACCOUNT.length, UUID)) : -1;
    }

    /** Whether the bytes are a UUID in lower case. */
    public static boolean isUuid(byte[] bytes) {
        return pattern(bytes, 0, UUID) == bytes.length;
    }

    static int tokenId(byte[] bytes, int begin) {
        return quotedEnd(bytes, pattern(bytes, quote(bytes, begin), UUID));
    }

    static int hash(byte[] bytes, int begin) {
        return quotedEnd(bytes, pattern(bytes, quote(bytes, begin), HASH));
    }

    static int number(byte[] bytes, int begin) {
        int first = begin < bytes.length && bytes[begin] == '-' ? begin + 1 : begin;
        int at = first;
        while (at < bytes.length && isDigit(bytes[at])) {
            at++;
        }
        boolean leadingZero = at - first > 1 && bytes[first] == '0';
        boolean minusZero = first > begin && at - first == 1 && bytes[first] == '0';
        return at == first || at - first > NUMBER_MAX || leadingZero || minusZero ? -1 : at;
    }

    static int word(byte[] bytes, int begin) {
        return run(bytes, begin, "_", 32, false);
    }

    static int messageId(byte[] bytes, int begin) {
        return run(bytes, begin, "._-", 128, true);
    }

    static int requestId(byte[] bytes, int begin) {
        return run(bytes, begin, "._:-", 64, true);
    }

    /** {@code user}, {@code system}, {@code phone} or {@code operator:<name>}. */
    static int actor(byte[] bytes, int begin) {
        for (var actor : ACTORS) {
            if (has(bytes, begin, actor)) {
                return begin + actor.length;
            }
        }
        if (!has(bytes, begin + 1, OPERATOR)) {
            return -1;
        }
        int name = begin + 1 + OPERATOR.length;
        if (name < bytes.length && !isLower(bytes[name]) && !isDigit(bytes[name])) {
            return -1;
        }
        return bytes[begin] == '"' ? unquotedRun(bytes, name, "._-", 63, false) : -1;
    }

    static int moment(byte[] bytes, int begin) {
        int end = quotedEnd(bytes, pattern(bytes, quote(bytes, begin), MOMENT));
        return end < 0 || !isMoment(new String(bytes, begin + 1, MOMENT.length(), US_ASCII)) ? -1 : end;
    }

    static boolean has(byte[] bytes, int begin, byte[] text) {
        if (bytes.length - begin < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (bytes[begin + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMoment(String text) {
        int month = Integer.parseInt(text, 5, 7, 10);
        int day = Integer.parseInt(text, 8, 10, 10);
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28
                        || day
                                <= YearMonth.of(Integer.parseInt(text, 0, 4, 10), month)
                                        .lengthOfMonth())
                && Integer.parseInt(text, 11, 13, 10) < 24
                && Integer.parseInt(text, 14, 16, 10) < 60
                && Integer.parseInt(text, 17, 19, 10) < 60;
    }

    /** Matches a quoted run of lower-case letters, digits and the given marks, and upper-case letters if allowed. */
    private static int run(byte[] bytes, int begin, String marks, int longest, boolean capitals) {
        int first = quote(bytes, begin);
        return first < 0 ? -1 : unquotedRun(bytes, first, marks, longest, capitals);
    }

    private static int unquotedRun(byte[] bytes, int first, String marks, int longest, boolean capitals) {
        int at = first;
        while (at < bytes.length && isOneOf(bytes[at], marks, capitals)) {
            at++;
        }
        return at == first || at - first > longest ? -1 : quotedEnd(bytes, at);
    }

    private static boolean isOneOf(byte it, String marks, boolean capitals) {
        return isLower(it) || isDigit(it) || (capitals && it >= 'A' && it <= 'Z') || marks.indexOf(it) >= 0;
    }

    /** The index after an opening quote, or -1. */
    private static int quote(byte[] bytes, int begin) {
        return begin < bytes.length && bytes[begin] == '"' ? begin + 1 : -1;
    }

    private static int quotedEnd(byte[] bytes, int at) {
        return at >= 0 && at < bytes.length && bytes[at] == '"' ? at + 1 : -1;
    }

    /** Matches a pattern: d is a digit, h a lower-case hex digit, any other character is literal. */
    private static int pattern(byte[] bytes, int begin, String pattern) {
        if (begin < 0 || bytes.length - begin < pattern.length()) {
            return -1;
        }
        for (int i = 0; i < pattern.length(); i++) {
            byte it = bytes[begin + i];
            boolean fits = switch (pattern.charAt(i)) {
                case 'd' -> isDigit(it);
                case 'h' -> isDigit(it) || (it >= 'a' && it <= 'f');
                default -> it == pattern.charAt(i);
            };
            if (!fits) {
                return -1;
            }
        }
        return begin + pattern.length();
    }

    private static boolean isDigit(byte it) {
        return it >= '0' && it <= '9';
    }

    private static boolean isLower(byte it) {
        return it >= 'a' && it <= 'z';
    }
}
