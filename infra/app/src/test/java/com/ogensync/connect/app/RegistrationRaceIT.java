package com.ogensync.connect.app;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegistrationRaceIT extends WholeSystem {

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

    @Test
    void of_a_hundred_regenerations_one_token_is_left() throws Exception {
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
