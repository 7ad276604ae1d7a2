package com.ogensync.connect.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private static final Edge EDGE = Edge.start(new EdgeSettings().limits(2, 3).trusting("127.0.0.1"));

    @AfterAll
    static void stop() {
        EDGE.close();
    }

    @BeforeEach
    void a_new_window() {
        EDGE.world().reset();
        EDGE.ticker().advance(Duration.ofMinutes(5));
        EDGE.world().shows(FindBalance.class, new AccountBalance(1, 0, 0));
    }

    @Test
    void sends_are_counted_by_account_and_every_response_shows_the_remaining_quota() {
        var caller = EDGE.caller();
        var first = EDGE.post("/api/send-message", caller, "{}");
        first.failedWith(400);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"sends\";q=2;w=60");
        assertThat(first.header("RateLimit")).isEqualTo("\"sends\";r=1;t=60");
        EDGE.ticker().advance(Duration.ofSeconds(18));
        assertThat(EDGE.post("/api/send-message", caller, "{}").header("RateLimit"))
                .isEqualTo("\"sends\";r=0;t=42");
        var third = EDGE.post("/api/send-message", caller, "{}");
        assertThat(third.failedWith(429)).isEqualTo("Rate limit exceeded. Try again in 42 seconds.");
        assertThat(third.header("Retry-After")).isEqualTo("42");
        assertThat(third.header("RateLimit")).isEqualTo("\"sends\";r=0;t=42");
        assertThat(third.header("RateLimit-Policy")).isEqualTo("\"sends\";q=2;w=60");
        EDGE.post("/api/send-message", EDGE.caller(), "{}").failedWith(400);
        EDGE.ticker().advance(Duration.ofSeconds(42));
        EDGE.post("/api/send-message", caller, "{}").failedWith(400);
    }

    @Test
    void other_requests_of_an_account_have_ten_times_the_limit() {
        var caller = EDGE.caller();
        for (int left = 19; left >= 0; left--) {
            var reply = EDGE.get("/api/credits", caller);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"reads\";q=20;w=60");
            assertThat(reply.header("RateLimit")).isEqualTo("\"reads\";r=" + left + ";t=60");
        }
        EDGE.get("/api/credits", caller).failedWith(429);
        EDGE.send("DELETE", "/api/session", caller, null).failedWith(429);
        EDGE.post("/api/send-message", caller, "{}").failedWith(400);
    }

    @Test
    void operations_are_counted_by_operator_and_have_the_limit_of_reads() {
        var ada = EDGE.operator("ada");
        for (int left = 19; left >= 0; left--) {
            var reply = EDGE.get("/ops/drift", ada);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"operations\";q=20;w=60");
            assertThat(reply.header("RateLimit")).isEqualTo("\"operations\";r=" + left + ";t=60");
        }
        EDGE.ticker().advance(Duration.ofSeconds(18));
        var refused = EDGE.post("/ops/projections/balances/replay", ada, null);
        assertThat(refused.failedWith(429)).isEqualTo("Rate limit exceeded. Try again in 42 seconds.");
        assertThat(refused.header("Retry-After")).isEqualTo("42");
        assertThat(EDGE.world().received()).isEmpty();
        EDGE.get("/ops/drift", EDGE.operator("ada")).failedWith(429);
        assertThat(EDGE.get("/ops/drift", EDGE.operator("grace")).status()).isEqualTo(200);
        EDGE.ticker().advance(Duration.ofSeconds(42));
        assertThat(EDGE.get("/ops/drift", ada).status()).isEqualTo(200);
    }

    @Test
    void registrations_are_counted_by_the_clients_address() {
        for (int i = 0; i < 3; i++) {
            var reply = EDGE.post("/api/register", null, "{}", "X-Forwarded-For", "198.51.100.1");
            reply.failedWith(400);
            assertThat(reply.header("RateLimit")).isEqualTo("\"registrations\";r=" + (2 - i) + ";t=60");
        }
        EDGE.post("/api/register", null, "{}", "X-Forwarded-For", "198.51.100.1")
                .failedWith(429);
        EDGE.post("/api/register", null, "{}", "X-Forwarded-For", "198.51.100.2")
                .failedWith(400);
        EDGE.post("/api/register", null, "{}", "X-Forwarded-For", "9.9.9.9, 198.51.100.1")
                .failedWith(429);
        EDGE.post("/api/register", null, "{}").failedWith(400);
    }

    @Test
    void all_addresses_of_an_ipv6_network_are_one_client() {
        for (int i = 0; i < 3; i++) {
            EDGE.post("/api/register", null, "{}", "X-Forwarded-For", "2001:db8:1:2::" + i)
                    .failedWith(400);
        }
        EDGE.post("/api/register", null, "{}", "X-Forwarded-For", "2001:db8:1:2:ffff::1")
                .failedWith(429);
        EDGE.post("/api/register", null, "{}", "X-Forwarded-For", "2001:db8:1:3::1")
                .failedWith(400);
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.113.8", "[2001:db8:1::1], [2001:db8:2::1]"})
    void clients_are_distinguished_when_the_proxy_adds_their_ports(String one, String other) {
        for (int port = 50_001; port <= 50_003; port++) {
            EDGE.post("/api/register", null, "{}", "X-Forwarded-For", one + ":" + port)
                    .failedWith(400);
        }
        EDGE.post("/api/register", null, "{}", "X-Forwarded-For", one + ":50004")
                .failedWith(429);
        EDGE.post("/api/register", null, "{}", "X-Forwarded-For", other + ":50001")
                .failedWith(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "_hidden", "client.example.com", "203.0.113.7:x", "::1::"})
    void a_client_that_the_proxy_names_without_an_address_is_refused_and_not_counted_as_the_proxy(String client) {
        for (int i = 0; i < 4; i++) {
            assertThat(EDGE.post("/api/register", null, "{}", "X-Forwarded-For", client)
                            .failedWith(400))
                    .startsWith("X-Forwarded-For must");
        }
        assertThat(EDGE.post("/api/register", null, "{}").header("RateLimit")).isEqualTo("\"registrations\";r=2;t=60");
    }

    @Test
    void public_paths_have_no_limit_and_earlier_refusals_are_not_counted() {
        var caller = EDGE.caller();
        assertThat(EDGE.get("/ping", null).headers().map()).doesNotContainKey("ratelimit");
        for (int i = 0; i < 30; i++) {
            EDGE.get("/api/credits", null).failedWith(401);
            EDGE.send("PUT", "/api/credits", caller, null).failedWith(405);
        }
        assertThat(EDGE.get("/api/credits", caller).header("RateLimit")).isEqualTo("\"reads\";r=19;t=60");
    }
}
