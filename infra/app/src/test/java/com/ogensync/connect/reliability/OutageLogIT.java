package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that a PostgreSQL outage writes only a few log lines, regardless of the number of refused requests. */
class OutageLogIT {

    private static final int REQUESTS = 40;

    /** One per kind of cause, per waiting index, for the restart of the embedded server, and per recovery. */
    private static final int LINES_MAX = 30;

    private static final Duration LONGEST_RETURN = Duration.ofMinutes(1);

    @Test
    void an_outage_and_its_end_are_logged_once() throws Exception {
        try (var app = ChildApp.start("outage-log", Map.of("SIGNUP_COINS", "1000", "ACK_TIMEOUT", "1s"))) {
            var ada = app.caller().registerLinked();
            app.caller().send(ada, null, Load.ordinary(ada), "before").expect(200);

            var begin = lines(app).size();
            execute(app, """
                    create function full_disk() returns trigger language plpgsql as
                        $$ begin raise exception 'No space left on device' using errcode = 'disk_full'; end $$;
                    create trigger full_disk before insert on event for each statement execute function full_disk()""");
            refused(app, ada);
            execute(app, "drop trigger full_disk on event");
            assertLogged(app, ada, begin, "53100");

            begin = lines(app).size();
            app.database().keepDown();
            app.database().end("INT");
            refused(app, ada);
            app.database().letUp();
            assertLogged(app, ada, begin, "");
        }
    }

    private static void refused(ChildApp app, Account account) {
        var sending = Stream.generate(() -> app.caller().sending(account, null, Load.ordinary(account), "meanwhile"))
                .limit(REQUESTS)
                .toList();
        assertThat(sending)
                .allMatch(answer -> List.of(500, 503).contains(answer.join().statusCode()));
    }

    private static void assertLogged(ChildApp app, Account account, int begin, String cause) throws IOException {
        await("the end is logged" + app.described()).atMost(LONGEST_RETURN).until(() -> {
            var _ = app.caller().send(account, null, Load.ordinary(account), "after");
            return lines(app).stream().skip(begin).anyMatch(line -> line.contains("PostgreSQL works again"));
        });
        var lines = lines(app).stream().skip(begin).toList();
        assertThat(lines).as("stack traces").noneMatch(line -> line.strip().startsWith("at "));
        assertThat(lines).hasSizeLessThanOrEqualTo(LINES_MAX);
        assertThat(lines).anyMatch(line -> line.contains("PostgreSQL fails (") && line.contains(cause));
        assertThat(lines)
                .filteredOn(line -> line.contains("PostgreSQL works again"))
                .hasSize(1);
    }

    private static List<String> lines(ChildApp app) throws IOException {
        return Files.readAllLines(app.log());
    }

    private static void execute(ChildApp app, String sql) throws SQLException {
        try (var database = app.database().connect();
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
