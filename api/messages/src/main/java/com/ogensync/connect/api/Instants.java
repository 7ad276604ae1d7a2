package com.ogensync.connect.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The text format of instants, {@code 2026-01-02T03:04:05.678Z}, and the forms that are accepted as input. */
public final class Instants {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** In lenient mode the pattern {@code +HH} also accepts minutes, with or without a colon. */
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .parseLenient()
            .appendOffset("+HH", "Z")
            .parseStrict()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Instants() {}

    /**
     * Parses an ISO 8601 timestamp: date and time in the extended format, then {@code Z} or an offset in the extended
     * or the basic format, {@code +05:30}, {@code +0530} or {@code +05}, from -18:00 to +18:00.
     *
     * @return the instant with the offset of the text
     * @throws DateTimeException if the text has another form, or names a day or a time that does not exist
     */
    public static OffsetDateTime read(String text) {
        return OffsetDateTime.parse(text, READ);
    }

    /** Returns whether {@link #text} can write the instant with a year of four digits: from 1970 to 9999. */
    public static boolean isWritable(Instant instant) {
        return !instant.isBefore(Instant.EPOCH) && !instant.isAfter(LAST);
    }

    /** Formats the instant in UTC with exactly three decimals. */
    public static String text(Instant instant) {
        return FORMAT.format(instant);
    }

    /** Truncates the instant to milliseconds, the precision of {@link #text}. */
    public static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
