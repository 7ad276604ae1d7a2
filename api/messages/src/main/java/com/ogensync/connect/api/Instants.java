package com.ogensync.connect.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The one way in which a moment is written: {@code 2026-01-02T03:04:05.678Z}. */
public final class Instants {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Instants() {}

    /** UTC with exactly three decimals. */
    public static String text(Instant instant) {
        return FORMAT.format(instant);
    }

    /** The moment without what is finer than a millisecond, which no text of ours could carry. */
    public static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
