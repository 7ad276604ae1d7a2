package com.ogensync.connect.rest.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.activity.query.ActivityType;
import com.ogensync.connect.api.activity.query.ActivityView;
import com.ogensync.connect.api.activity.query.ListActivities;
import com.ogensync.connect.api.activity.query.ListActivityChanges;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import com.ogensync.connect.rest.TestClock;
import com.ogensync.connect.rest.security.Credential;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventsTest {

    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final Edge edge = Edge.fresh();
    private final Edge.Caller caller = edge.caller();
    private final BlockingQueue<List<ActivityView>> changes = new LinkedBlockingQueue<>();

    /** Shortens the time-out of each query. */
    @BeforeEach
    void script() {
        edge.world().on(ListActivityChanges.class, query -> {
            var wait = query.patience().isZero() ? Duration.ZERO : A_MOMENT;
            var rows = changes.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer<>(new Page<>(rows == null ? List.of() : rows, null), false);
        });
    }

    private static ActivityView message(ActivityType type, long change) {
        return new ActivityView("3EB0AA", type, "a line\nbreak", TestClock.START, Map.of("amount", 1L), change);
    }

    private List<String> event(EventReader stream) throws IOException {
        var block = stream.block();
        while (block.equals(List.of(":keep-alive"))) {
            block = stream.block();
        }
        return block;
    }

    private void awaitNoneOpen() {
        await().until(() -> edge.bean(Streams.class).openOf(caller.account()) == 0);
    }

    @Test
    void an_event_has_its_type_its_row_and_its_cursor() throws Exception {
        edge.world().positionIs(42);
        try (var stream = new EventReader(edge, caller)) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
            assertThat(stream.header("RateLimit-Policy")).startsWith("\"reads\"");
            assertThat(stream.block()).hasSize(3).contains("retry:3000", ":start");
            changes.add(List.of(message(ActivityType.MESSAGE_SENT, 43), message(ActivityType.MESSAGE_READ, 45)));
            var sent = event(stream);
            assertThat(sent).hasSize(3);
            assertThat(sent.get(0)).matches("id:[A-Za-z0-9_-]{32}");
            assertThat(sent.get(1)).isEqualTo("event:message_sent");
            assertThat(sent.get(2))
                    .isEqualTo("data:{\"id\":\"3EB0AA\",\"type\":\"message_sent\",\"description\":\"a line\\nbreak\","
                            + "\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"details\":{\"amount\":1}}");
            assertThat(event(stream)).contains("event:message_read");
            await().until(() -> edge.world().last(ListActivityChanges.class).after() == 45);
        }
        var queries = edge.world().received().stream()
                .filter(ListActivityChanges.class::isInstance)
                .toList();
        assertThat(queries.getFirst()).isEqualTo(new ListActivityChanges(caller.account(), 42, 100, Duration.ZERO));
        awaitNoneOpen();
    }

    @Test
    void a_stream_resumes_after_its_start_or_its_last_event() throws Exception {
        edge.world().positionIs(42);
        changes.add(List.of(message(ActivityType.MESSAGE_SENT, 50)));
        String first;
        String last;
        try (var stream = new EventReader(edge, caller)) {
            first = stream.id();
            last = stream.id();
        }
        awaitNoneOpen();
        edge.world().positionIs(60);
        for (var id : Map.of(first, 42L, last, 50L).entrySet()) {
            edge.world().received().clear();
            try (var stream = new EventReader(edge, caller, "Last-Event-ID", id.getKey())) {
                assertThat(stream.id()).isEqualTo(id.getKey());
            }
            assertThat(edge.world().received().getFirst())
                    .isEqualTo(new ListActivityChanges(caller.account(), id.getValue(), 100, Duration.ZERO));
            awaitNoneOpen();
        }
    }

    @Test
    void a_cursor_of_another_account_or_list_is_400() throws Exception {
        var sentence = "Last-Event-ID must be a value issued to this account for the same list and filters";
        edge.world().shows(ListActivities.class, new Page<>(List.of(), 5L));
        var cursor = edge.get("/api/activity", caller).json().get("data").get("nextCursor");
        String foreign;
        try (var stream = new EventReader(edge, edge.caller())) {
            foreign = stream.id();
        }
        for (var id : List.of("5", "x".repeat(32), cursor.stringValue(), foreign)) {
            assertThat(edge.get("/api/events", caller, "Last-Event-ID", id).failedWith(400))
                    .isEqualTo(sentence);
        }
        assertThat(edge.world().received())
                .filteredOn(ListActivityChanges.class::isInstance)
                .extracting(query -> ((ListActivityChanges) query).accountId())
                .doesNotContain(caller.account());
    }

    @Test
    void a_keep_alive_comment_is_sent_every_15_seconds() throws Exception {
        try (var stream = new EventReader(edge, caller)) {
            stream.block();
            assertThat(stream.block()).containsExactly(":keep-alive");
            var timeouts = edge.world().received().stream()
                    .filter(ListActivityChanges.class::isInstance)
                    .map(query -> ((ListActivityChanges) query).patience())
                    .limit(4)
                    .reduce(Duration.ZERO, Duration::plus);
            assertThat(timeouts).isEqualTo(Duration.ofSeconds(15));
            assertThat(stream.block()).containsExactly(":keep-alive");
        }
    }

    @Test
    void no_event_is_sent_after_the_token_was_replaced() throws Exception {
        try (var stream = new EventReader(edge, caller)) {
            stream.block();
            assertThat(edge.post("/api/token/regenerate", caller, null).status())
                    .isEqualTo(200);
            changes.add(List.of(message(ActivityType.TOKEN_REGENERATED, 50)));
            assertThat(event(stream)).isEmpty();
        }
        awaitNoneOpen();
    }

    @Test
    void the_stream_ends_when_the_account_is_disabled_or_the_token_revoked() throws Exception {
        for (boolean revoked : new boolean[] {true, false}) {
            var one = edge.caller();
            try (var stream = new EventReader(edge, one)) {
                stream.block();
                edge.world().put(new Credential(one.id(), one.account(), Set.of(Scope.API), revoked, !revoked));
                assertThat(event(stream)).isEmpty();
            }
        }
    }

    @Test
    void an_account_has_at_most_ten_streams_and_a_closed_one_can_be_replaced() throws Exception {
        var open = new ArrayList<EventReader>();
        try {
            for (int i = 0; i < Streams.ACCOUNT_MAX; i++) {
                open.add(new EventReader(edge, caller));
                assertThat(open.getLast().id()).isNotEmpty();
            }
            var refused = edge.get("/api/events", caller);
            assertThat(refused.failedWith(429))
                    .isEqualTo("Too many event streams: an account may have 10 open at a time");
            assertThat(refused.header("Retry-After")).isEqualTo("60");
            try (var other = new EventReader(edge, edge.caller())) {
                assertThat(other.status()).isEqualTo(200);
            }
            open.removeLast().close();
            await().until(() -> edge.bean(Streams.class).openOf(caller.account()) < Streams.ACCOUNT_MAX);
            open.add(new EventReader(edge, caller));
            assertThat(open.getLast().status()).isEqualTo(200);
        } finally {
            open.forEach(EventReader::close);
        }
        awaitNoneOpen();
    }

    @Test
    void an_outage_is_503_at_the_start_and_ends_a_running_stream() throws Exception {
        edge.world().on(ListActivityChanges.class, query -> {
            if (query.patience().isZero()) {
                throw new SQLTransientConnectionException("unavailable");
            }
            return null;
        });
        edge.get("/api/events", caller).failedWith(503);
        awaitNoneOpen();
        edge.world().on(ListActivityChanges.class, query -> {
            if (query.patience().isZero()) {
                return new Answer<>(new Page<>(List.of(), null), false);
            }
            throw new SQLTransientConnectionException("unavailable");
        });
        try (var stream = new EventReader(edge, caller)) {
            assertThat(stream.id()).isNotEmpty();
            assertThat(stream.block()).isEmpty();
        }
        awaitNoneOpen();
    }

    @Test
    void head_opens_no_stream() {
        assertThat(edge.send("HEAD", "/api/events", caller, null).status()).isEqualTo(200);
        assertThat(edge.world().received()).isEmpty();
    }

    @Test
    @Timeout(15)
    void the_stream_ends_at_once_when_the_service_stops() throws Exception {
        var own = Edge.start(new EdgeSettings());
        own.world().on(ListActivityChanges.class, _ -> new Answer<>(new Page<>(List.of(), null), false));
        try (var stream = new EventReader(own, own.caller())) {
            stream.block();
            own.close();
            assertThat(event(stream)).isEmpty();
        }
    }
}
