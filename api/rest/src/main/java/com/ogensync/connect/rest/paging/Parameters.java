package com.ogensync.connect.rest.paging;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.rest.body.PhoneNumbers;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * The query parameters of a request. Unknown parameters are ignored. Every method answers 400 if the value breaks its
 * rule.
 */
public final class Parameters {

    private static final int LIMIT_DEFAULT = 20;
    private static final Pattern LIMIT = Pattern.compile("100|[1-9][0-9]?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private final MultiValueMap<String, String> values;

    Parameters(MultiValueMap<String, String> values) {
        this.values = values;
    }

    /** Returns the text of a parameter, unchanged. It may be given once. */
    public Optional<String> text(String name) {
        var given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw EdgeException.badRequest(name + " must be given once");
        }
        return given.isEmpty() ? Optional.empty() : Optional.of(Objects.requireNonNullElse(given.getFirst(), ""));
    }

    /** Returns the maximum length of a page. */
    public int limit() {
        return text("limit")
                .map(text -> {
                    if (!LIMIT.matcher(text).matches()) {
                        throw EdgeException.badRequest("limit must be a number from 1 to 100");
                    }
                    return Integer.valueOf(text);
                })
                .orElse(LIMIT_DEFAULT);
    }

    /** Returns a whole number from 0 to 999,999,999. */
    public Optional<Long> count(String name) {
        return text(name).map(text -> {
            if (!COUNT.matcher(text).matches()) {
                throw EdgeException.badRequest(name + " must be a whole number from 0 to 999999999");
            }
            return Long.valueOf(text);
        });
    }

    /** Returns a phone number. */
    public Optional<String> number(String name) {
        return text(name).map(text -> PhoneNumbers.requireDigits(name, text));
    }

    /** Returns a phone number, or {@code <digits>@lid}. */
    public Optional<String> address(String name) {
        return text(name).map(text -> PhoneNumbers.requireAddress(name, text));
    }

    /** Returns the enum constant with this text. */
    public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type, Function<E, String> toText) {
        return text(name)
                .map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> toText.apply(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> EdgeException.badRequest(name + " must be one of " + texts(type, toText))));
    }

    /** Returns a time, to the millisecond, as {@link #momentWithOffset} reads it. */
    public Optional<Instant> moment(String name) {
        return momentWithOffset(name).map(OffsetDateTime::toInstant);
    }

    /**
     * Returns a time, to the millisecond, with its own UTC offset; see {@link Instants#read}. A space is read as a
     * plus, because an unescaped plus arrives as a space.
     */
    public Optional<OffsetDateTime> momentWithOffset(String name) {
        return text(name).map(text -> {
            try {
                var time = Instants.read(text.replace(' ', '+')).truncatedTo(ChronoUnit.MILLIS);
                if (!Instants.isWritable(time.toInstant())) {
                    throw EdgeException.badRequest(name + " must be in the years 1970 to 9999");
                }
                return time;
            } catch (DateTimeException _) {
                throw EdgeException.badRequest(
                        name + " must be an ISO 8601 time with Z or an offset, like 2026-01-02T03:04:05.678Z");
            }
        });
    }

    private static <E extends Enum<E>> String texts(Class<E> type, Function<E, String> toText) {
        return Arrays.stream(type.getEnumConstants()).map(toText).collect(Collectors.joining(", "));
    }
}
