package com.ogensync.connect.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void numbers_are_not_quoted_and_null_is_an_empty_cell() {
        assertThat(Csv.line("a", 1L, null, -5)).isEqualTo("a,1,,-5\r\n");
    }

    @Test
    void commas_quotes_and_line_breaks_are_quoted() {
        assertThat(Csv.line("a,b", "say \"x\"", "two\nlines"))
                .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=HYPERLINK(1)"})
    void formulas_are_escaped(String text) {
        assertThat(Csv.line(text)).isEqualTo("'" + text + "\r\n");
    }
}
