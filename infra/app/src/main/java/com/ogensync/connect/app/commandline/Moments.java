package com.ogensync.connect.app.commandline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Moments as people type them: {@code 2026-01-31T12:00:00Z}, or a day of UTC. */
public final class Moments {

    private Moments() {}

    private static Instant read(String text, int days, long millis) {
        try {
            return text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC)
                            .plusMillis(millis)
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'" + text + "' is no moment: write 2026-01-31T12:00:00Z, or 2026-01-31 for a day of UTC");
        }
    }

    /** A day stands for its begin. */
    public static final class From implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return read(text, 0, 0);
        }
    }

    /** A day stands for its last millisecond. */
    public static final class Until implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return read(text, 1, -1);
        }
    }
}
