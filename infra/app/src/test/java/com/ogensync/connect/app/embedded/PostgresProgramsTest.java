package com.ogensync.connect.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresProgramsTest {

    @Test
    void the_reason_is_the_last_fatal_line() {
        assertThat(PostgresPrograms.reason("""
                        2026-01-02 UTC [1] FATAL:  lock file "postmaster.pid" already exists
                        2026-01-02 UTC [1] HINT:  Is another postmaster running?
                        """)).isEqualTo("lock file \"postmaster.pid\" already exists");
        assertThat(PostgresPrograms.reason("initdb: error: could not access directory\n"))
                .isEqualTo("could not access directory");
    }

    @Test
    void without_one_it_is_the_last_line() {
        assertThat(PostgresPrograms.reason("a\nb\n\n")).isEqualTo("b");
        assertThat(PostgresPrograms.reason("")).isEqualTo("no output");
    }
}
