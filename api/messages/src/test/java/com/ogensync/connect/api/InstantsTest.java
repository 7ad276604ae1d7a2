package com.ogensync.connect.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, Z, 2026-01-02T03:04:05Z",
        "2026-01-02t03:04:05.678z, Z, 2026-01-02T03:04:05.678Z",
        "2026-01-02T03:04:05+05:30, +05:30, 2026-01-01T21:34:05Z",
        "2026-01-02T03:04:05+0530, +05:30, 2026-01-01T21:34:05Z",
        "2026-01-02T03:04:05.678-0330, -03:30, 2026-01-02T06:34:05.678Z",
        "2026-01-02T03:04:05+05, +05:00, 2026-01-01T22:04:05Z",
        "2026-01-02T03:04+0545, +05:45, 2026-01-01T21:19:00Z",
        "2026-01-02T03:04:05+0000, Z, 2026-01-02T03:04:05Z",
    })
    void a_timestamp_is_parsed_with_an_offset_in_either_format_of_iso_8601(String text, String offset, String instant) {
        assertThat(Instants.read(text).getOffset()).isEqualTo(ZoneOffset.of(offset));
        assertThat(Instants.read(text).toInstant()).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-02",
                "2026-01-02T03:04:05",
                "2026-01-02T03:04:05+5",
                "2026-01-02T03:04:05+530",
                "2026-01-02T03:04:05+5:30",
                "2026-01-02T03:04:05+053",
                "2026-01-02T03:04:05+05:",
                "2026-01-02T03:04:05+05:3",
                "2026-01-02T03:04:05+0560",
                "2026-01-02T03:04:05+1801",
                "2026-01-02T03:04:05+05 30",
                "2026-01-02T03:04:05+0530Z",
                "2026-01-02T03:04:05Z+0530",
                "2026-01-02T03:04:05ZZ",
                "2026-01-02T03:04:60Z",
                "2026-01-02T24:00:00Z",
                "2026-02-30T00:00:00+0530"
            })
    void another_form_or_a_nonexistent_time_is_refused(String text) {
        assertThatThrownBy(() -> Instants.read(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void years_from_1970_to_9999_can_be_written() {
        assertThat(Instants.isWritable(Instants.read("1970-01-01T00:00:00Z").toInstant()))
                .isTrue();
        assertThat(Instants.isWritable(Instants.read("9999-12-31T23:59:59.999Z").toInstant()))
                .isTrue();
        assertThat(Instants.isWritable(Instants.read("1970-01-01T00:00:00+0001").toInstant()))
                .isFalse();
        assertThat(Instants.isWritable(
                        Instants.read("9999-12-31T23:59:59.999-0001").toInstant()))
                .isFalse();
    }
}
