package com.ogensync.connect.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class MomentsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-31T00:00:00Z, 2026-01-31T23:59:59.999Z",
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00+05:30, 2026-01-31T06:30:00Z, 2026-01-31T06:30:00Z",
        "2026-01-31T12:00:00+0530, 2026-01-31T06:30:00Z, 2026-01-31T06:30:00Z",
        "2026-01-31T12:00:00-03, 2026-01-31T15:00:00Z, 2026-01-31T15:00:00Z",
    })
    void a_date_or_a_time_with_any_offset_is_read(String typed, Instant from, Instant until) {
        assertThat(new Moments.From().convert(typed)).isEqualTo(from);
        assertThat(new Moments.Until().convert(typed)).isEqualTo(until);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-02-30", "2026-01-31T12:00:00", "1969-12-31", "+10000-01-01T00:00:00Z"})
    void an_invalid_time_is_refused_with_the_accepted_forms(String typed) {
        assertThatThrownBy(() -> new Moments.Until().convert(typed))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("+05:30");
    }
}
