package com.ogensync.connect.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;

class StartFailuresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28P01 | rejects user, password or database (said): check DATABASE_URL, DATABASE_USER and",
                "42501 | denies a permission (said): grant CREATE on the database and on its schema public to",
                "25006 | is read-only (said): DATABASE_URL must name the primary server.",
                "53100 | has no disk space, memory or connections left (said): free some and start again.",
                "08001 | is slow or not ready and did not respond in time (said): start again when it responds.",
                "57P03 | is slow or not ready and did not respond in time (said): start again when it responds.",
                "57014 | is slow or not ready and did not respond in time (said): start again when it responds.",
                "42P01 | refused a statement (said): see its log.",
            })
    void a_postgresql_error_becomes_a_sentence_with_its_remedy(String state, String sentence) {
        assertThat(StartFailures.sentence(inBean(new SQLException("said", state))))
                .startsWith("PostgreSQL " + sentence);
    }

    @Test
    void a_pool_timeout_names_its_cause() {
        var wait = new SQLTransientConnectionException("Connection is not available");
        assertThat(StartFailures.sentence(inBean(wait)))
                .contains("slow or not ready")
                .doesNotContain("password");

        wait.initCause(new SQLException("said", "28P01"));
        assertThat(StartFailures.sentence(inBean(wait))).startsWith("PostgreSQL rejects user, password");
    }

    @Test
    void a_port_in_use_a_forbidden_port_and_a_foreign_address_are_distinguished() {
        assertThat(StartFailures.sentence(inBean(taken("Address already in use"))))
                .isEqualTo(
                        "port 3001 is in use by another program: stop that program, or set PORT or MANAGEMENT_PORT.");
        assertThat(StartFailures.sentence(inBean(taken("Cannot assign requested address"))))
                .startsWith("MANAGEMENT_ADDRESS is not an address of this machine");
        assertThat(StartFailures.sentence(
                        inBean(new WebServerException("no", new BindException("Permission denied: /0.0.0.0:80")))))
                .startsWith("a port cannot be opened (Permission denied: /0.0.0.0:80): set PORT and MANAGEMENT_PORT");
    }

    @Test
    void other_stores_and_files_are_named() {
        assertThat(StartFailures.sentence(inBean(new MongoTimeoutException("no server"))))
                .isEqualTo("MongoDB cannot be used (no server): check MONGODB_URI, user and password.");
        assertThat(StartFailures.sentence(inBean(new UncheckedIOException(new AccessDeniedException("/data/x")))))
                .startsWith("the file or folder /data/x cannot be read or written (/data/x): it must belong to");
        assertThat(StartFailures.sentence(inBean(new UncheckedIOException(new IOException("No space left on device")))))
                .startsWith("a disk is full");
    }

    @Test
    void any_other_failure_is_one_short_line_without_passwords() {
        var failure = new IllegalArgumentException(
                "two\nlines jdbc:x?password=hidden&a=b mongodb://me:hidden@host/db " + "x".repeat(400));
        assertThat(StartFailures.foreseen(inBean(failure))).isEmpty();
        assertThat(StartFailures.sentence(inBean(failure)))
                .startsWith("an unexpected failure (IllegalArgumentException: two lines jdbc:x?password=***&a=b")
                .contains("=debug")
                .doesNotContain("hidden", "\n")
                .hasSizeLessThan(600);
    }

    private static PortInUseException taken(String reason) {
        return new PortInUseException(3001, new BindException(reason));
    }

    private static Throwable inBean(Throwable cause) {
        return new BeanCreationException("60 lines", new IllegalStateException("of a trace", cause));
    }
}
