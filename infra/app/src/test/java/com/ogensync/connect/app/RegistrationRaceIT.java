package com.ogensync.connect.app;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegistrationRaceIT extends WholeSystem {

    /** On an idle machine it is a fraction of a second. */
    private static final Duration LAG_MAX = Duration.ofSeconds(3);

    @Autowired
    private JdbcClient sql;

    @Test
    void of_a_hundred_registrations_of_one_email_one_succeeds() throws Exception {
        var body = Map.of("name", "Ada", "email", "ada@race.example.com", "phone", "919876543210");
        Callable<Integer> register =
                () -> caller.post("/api/register", null, body).status();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = callers
                    .invokeAll(Stream.generate(() -> register).limit(100).toList())
                    .stream()
                    .map(Future::resultNow)
                    .collect(groupingBy(status -> status, counting()));

            assertThat(statuses).isEqualTo(Map.of(200, 1L, 409, 99L));
        }
    }

    /** Each refused registration consumes global indexes and leaves permanent gaps. */
    @Test
    void refused_registrations_delay_no_event_stream() throws Exception {
        var ada = caller.registerLinked();
        var gaps = gaps();
        try (var client = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lines = new LinkedBlockingQueue<String>();
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/events"))
                    .header("Authorization", "Bearer " + ada.token())
                    .build();
            var stream = client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                    .thenAccept(answer -> answer.body().forEach(lines::add));
            assertThat(lines.poll(10, TimeUnit.SECONDS)).isNotNull();

            for (int pair = 0; pair < 4; pair++) {
                var body = Map.of("name", "Eve", "email", "eve" + pair + "@race.example.com", "phone", "919876543211");
                Callable<Integer> register =
                        () -> caller.post("/api/register", null, body).status();
                assertThat(threads.invokeAll(List.of(register, register)))
                        .extracting(Future::resultNow)
                        .containsExactlyInAnyOrder(200, 409);
                var message = caller.send(ada, null, "919876543210", "Hello")
                        .expect(200)
                        .messageId();

                await("the event stream contains the message")
                        .atMost(LAG_MAX)
                        .until(() -> lines.stream()
                                .anyMatch(line -> line.startsWith("data:")
                                        && line.contains("message_sent")
                                        && line.contains(message)));
            }
            assertThat(gaps()).as("the registrations left gaps (precondition)").isGreaterThan(gaps);
            stream.cancel(true);
            client.shutdownNow();
        }
    }

    private long gaps() {
        return sql.sql("select max(global_index) - count(*) from event")
                .query(Long.class)
                .single();
    }

    @Test
    void of_a_hundred_regenerations_one_token_is_valid() throws Exception {
        var ada = caller.register();
        Callable<String> regenerate = () -> {
            var answer = caller.post("/api/token/regenerate", ada.token(), Map.of());
            return answer.status() == 200 ? answer.data().path("token").asString() : "";
        };

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var tokens = callers
                    .invokeAll(Stream.generate(() -> regenerate).limit(100).toList())
                    .stream()
                    .map(Future::resultNow)
                    .filter(token -> !token.isEmpty())
                    .toList();

            assertThat(tokens).hasSize(1);
            assertThat(caller.get("/api/credits", tokens.getFirst()).status()).isEqualTo(200);
            assertThat(caller.get("/api/credits", ada.token()).status()).isEqualTo(401);
        }
    }
}
