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

/** What a caller asks after the question mark. Names that nobody asks for are ignored; what breaks a rule is 400. */
public final class Parameters {

    private static final int LIMIT_DEFAULT = 20;
    private static final Pattern LIMIT = Pattern.compile("100|[1-9][0-9]?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private final MultiValueMap<String, String> values;

    Parameters(MultiValueMap<String, String> values) {
        this.values = values;
    }

    /** A text as it is. */
    public Optional<String> text(String name) {
        var given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw EdgeException.badRequest(name + " must be given once");
        }
        return given.isEmpty() ? Optional.empty() : Optional.of(Objects.requireNonNullElse(given.getFirst(), ""));
    }

    /** How long a page may be. */
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

    /** A whole number from 0 on. */
    public Optional<Long> count(String name) {
        return text(name).map(text -> {
            if (!COUNT.matcher(text).matches()) {
                throw EdgeException.badRequest(name + " must be a whole number from 0 to 999999999");
            }
            return Long.valueOf(text);
        });
    }

    /** A phone number. */
    public Optional<String> number(String name) {
        return text(name).map(text -> PhoneNumbers.requireDigits(name, text));
    }

    /** A phone number, or {@code <digits>@lid}. */
    public Optional<String> address(String name) {
        return text(name).map(text -> PhoneNumbers.requireAddress(name, text));
    }

    /** One of a fixed list, by the word with which it is shown. */
    public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type, Function<E, String> word) {
        return text(name)
                .map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(one -> word.apply(one).equals(text))
                        .findFirst()
                        .orElseThrow(() -> EdgeException.badRequest(name + " must be one of " + words(type, word))));
    }

    /** A moment, to the millisecond, as {@link #momentWithOffset} reads it. */
    public Optional<Instant> moment(String name) {
        return momentWithOffset(name).map(OffsetDateTime::toInstant);
    }

    /**
     * A moment, to the millisecond, with the offset that it was given in: {@link Instants#read}. A plus that came
     * unescaped, and so as a space, is read as a plus.
     */
    public Optional<OffsetDateTime> momentWithOffset(String name) {
        return text(name).map(text -> {
            try {
                var moment = Instants.read(text.replace(' ', '+')).truncatedTo(ChronoUnit.MILLIS);
                if (!Instants.isWritable(moment.toInstant())) {
                    throw EdgeException.badRequest(name + " must be in the years 1970 to 9999");
                }
                return moment;
            } catch (DateTimeException _) {
                throw EdgeException.badRequest(
                        name + " must be a moment in ISO 8601 with Z or an offset, like 2026-01-02T03:04:05.678Z");
            }
        });
    }

    private static <E extends Enum<E>> String words(Class<E> type, Function<E, String> word) {
        return Arrays.stream(type.getEnumConstants()).map(word).collect(Collectors.joining(", "));
    }
}
