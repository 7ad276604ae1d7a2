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

/** How a moment is written, {@code 2026-01-02T03:04:05.678Z}, and in which forms one is read. */
public final class Instants {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Parsed leniently, the pattern {@code +HH} takes minutes too, with a colon or without. */
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
     * Reads a moment in ISO 8601: a date and a time in the extended format, then {@code Z} or an offset in the extended
     * or the basic format, {@code +05:30}, {@code +0530} or {@code +05}, from -18:00 to +18:00.
     *
     * @return the moment with the offset that it was given in
     * @throws DateTimeException when the text has another form, or names a day or a time that does not exist
     */
    public static OffsetDateTime read(String text) {
        return OffsetDateTime.parse(text, READ);
    }

    /** Whether {@link #text} can write it with a year of four digits: from 1970 to 9999. */
    public static boolean isWritable(Instant instant) {
        return !instant.isBefore(Instant.EPOCH) && !instant.isAfter(LAST);
    }

    /** UTC with exactly three decimals. */
    public static String text(Instant instant) {
        return FORMAT.format(instant);
    }

    /** The moment without what is finer than a millisecond, which no text of ours could carry. */
    public static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
