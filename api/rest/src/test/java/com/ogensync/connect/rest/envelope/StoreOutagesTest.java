package com.ogensync.connect.rest.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StoreOutagesTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(StoreOutages.class);
    private final AtomicLong now = new AtomicLong(7);
    private final StoreOutages outages = new StoreOutages(now::get);

    /** Other tests of the same process start applications that log warnings only. */
    @BeforeEach
    void logInformation() {
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void resetLevel() {
        logger.setLevel(null);
    }

    @Test
    void an_outage_is_one_line_for_each_kind_of_cause_and_one_at_its_end(CapturedOutput output) {
        for (int request = 0; request < 100; request++) {
            outages.failed(new IllegalStateException(new SQLException("No space left on device", "53100")));
            outages.failed(new IllegalStateException(new SQLTransientConnectionException("No connection")));
        }
        now.addAndGet(Duration.ofSeconds(30).toNanos());
        for (int commit = 0; commit < 100; commit++) {
            outages.stored();
        }

        assertThat(output.getOut().lines().filter(line -> line.contains("PostgreSQL")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("PostgreSQL fails (SQLException 53100)"),
                        line -> assertThat(line).contains("PostgreSQL fails (SQLTransientConnectionException)"),
                        line -> assertThat(line).contains("PostgreSQL works again", "200 requests were refused"));
    }

    @Test
    void a_success_among_failures_does_not_end_the_outage(CapturedOutput output) {
        for (int second = 0; second < 60; second++) {
            outages.failed(new SQLTransientConnectionException("No connection"));
            outages.stored();
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertThat(output.getOut().lines().filter(line -> line.contains("PostgreSQL")))
                .hasSize(1);
    }

    @Test
    void the_next_outage_is_logged_again(CapturedOutput output) {
        for (int outage = 0; outage < 2; outage++) {
            outages.failed(new SQLException("gone", "08006"));
            now.addAndGet(Duration.ofSeconds(5).toNanos());
            outages.stored();
            outages.read();
        }

        assertThat(output.getOut().lines().filter(line -> line.contains("PostgreSQL")))
                .hasSize(4);
    }
}
