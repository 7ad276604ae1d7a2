package com.ogensync.connect.app.commandline;

import com.ogensync.connect.api.Instants;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses command-line times: ISO 8601 as accepted by {@link Instants#read}, or a UTC date. */
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
            // Refused below with the accepted forms.
        }
        throw new TypeConversionException("'" + text + "' is not a time between the years 1970 and 9999: write"
                + " 2026-01-31T12:00:00Z, 2026-01-31T12:00:00+05:30, or 2026-01-31 for a UTC date");
    }

    /** Converts a date to its first millisecond. */
    public static final class From implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return read(text, 0, 0);
        }
    }

    /** Converts a date to its last millisecond. */
    public static final class Until implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return read(text, 1, -1);
        }
    }
}
