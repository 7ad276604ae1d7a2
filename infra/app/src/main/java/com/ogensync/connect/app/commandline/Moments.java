package com.ogensync.connect.app.commandline;

import com.ogensync.connect.api.Instants;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Moments as people type them: in ISO 8601 as {@link Instants#read} takes it, or a day of UTC. */
public final class Moments {

    private Moments() {}

    private static Instant read(String text, int days, long millis) {
        try {
            var moment = text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC)
                            .plusMillis(millis)
                    : Instants.read(text).toInstant();
            if (Instants.isWritable(moment)) {
                return moment;
            }
        } catch (DateTimeException _) {
            // Refused below, with the forms that are read.
        }
        throw new TypeConversionException("'" + text + "' is no moment of the years 1970 to 9999: write"
                + " 2026-01-31T12:00:00Z, 2026-01-31T12:00:00+05:30, or 2026-01-31 for a day of UTC");
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
