package com.ogensync.connect.reliability.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.attacks.inputs.InputAttack;
import com.ogensync.connect.reliability.attacks.inputs.Route;
import com.ogensync.connect.reliability.attacks.inputs.Routes;
import com.ogensync.connect.reliability.attacks.load.OrderAttack;
import com.ogensync.connect.reliability.attacks.tenants.TenantAttack;
import com.ogensync.connect.reliability.attacks.tokens.TokenAttack;
import com.ogensync.connect.reliability.attacks.wire.Envelope;
import com.ogensync.connect.reliability.attacks.wire.KeptWire;
import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attacks by an outsider, one after another against one process. The property of each number selects the full form. */
class AttacksIT {

    private static final long SEED = Long.getLong("reliability.seed", 7);
    /** {@code -Dreliability.inputs=10000}. */
    private static final int INPUTS = Integer.getInteger("reliability.inputs", 300);
    /** {@code -Dreliability.operations=3000}. */
    private static final int OPERATION_INPUTS = Integer.getInteger("reliability.operations", 200);
    /** {@code -Dreliability.tenants=50}. */
    private static final int TENANTS = Integer.getInteger("reliability.tenants", 5);
    /** {@code -Dreliability.tokens=10000}. */
    private static final int TOKENS = Integer.getInteger("reliability.tokens", 1_000);
    /** {@code -Dreliability.order=5000}. */
    private static final int ORDER = Integer.getInteger("reliability.order", 200);

    private static final String JWT_SECRET = "the attacks' own secret, of 32 bytes or more";
    private static final Map<String, String> SETTINGS = Map.of("SIGNUP_COINS", "100000", "JWT_SECRET", JWT_SECRET);
    private static final int AT_ONCE = 100;

    private static final String OPERATIONS = "/ops/";

    private static ChildApp app;

    @BeforeAll
    static void start() {
        app = ChildApp.start("attacks", SETTINGS);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void invalid_requests_are_refused_in_the_envelope_and_cost_nothing() throws SQLException {
        var rich = app.caller().registerLinked();
        var poor = app.caller().register();
        var before = eventsOf(rich.id(), poor.id());
        var accounts = accounts();
        var credits = app.caller().credits(rich);
        var attack = new InputAttack(app.port());

        var faults = attack.run(routes(), rich.token(), poor.token(), SEED, INPUTS);

        System.out.printf("%,d invalid requests: %s%n", INPUTS, attack.statuses());
        assertThat(faults.stream().limit(20))
                .as("%d faults%s", faults.size(), app.described())
                .isEmpty();
        assertThat(eventsOf(rich.id(), poor.id())).as("stored events").isEqualTo(before);
        assertThat(accounts()).as("registered accounts").isEqualTo(accounts);
        assertThat(app.caller().credits(rich)).isEqualTo(credits);
        assertThat(app.caller().get("/api/session/status", rich.token()).body()).contains("\"connected\":true");
    }

    @Test
    void invalid_operator_requests_are_refused_in_the_envelope_and_change_nothing() throws SQLException {
        var operated = new Operated(app, "eve");
        var account = operated.account();
        var before = eventsOf("eve", account.id());
        var state = operated.state();
        var aimed = operations().map(operated::aim).toList();
        var attack = new InputAttack(app.port());

        var faults = attack.run(aimed, operated.token(), account.token(), SEED, OPERATION_INPUTS);

        System.out.printf(
                "%,d invalid requests of an operator, over %d operations: %s%n",
                OPERATION_INPUTS, aimed.size(), attack.statuses());
        assertThat(faults.stream().limit(20))
                .as("%d faults%s", faults.size(), app.described())
                .isEmpty();
        assertThat(eventsOf("eve", account.id())).as("stored events").isEqualTo(before);
        assertThat(operated.state()).isEqualTo(state);
        operated.change();
        assertThat(eventsOf("eve", account.id()))
                .as("a real change is detected")
                .isGreaterThan(before);
        assertThat(operated.state()).as("a real change is detected").isNotEqualTo(state);
    }

    @Test
    void tenants_cannot_access_other_accounts() throws SQLException {
        var attack = new TenantAttack(app, routes());

        assertThat(attack.run(TENANTS)).as(app.described()).isEmpty();
        System.out.printf(
                "%d tenants, %,d requests for other accounts' data: none read or wrote%n", TENANTS, attack.requests());
    }

    @Test
    void no_forged_token_is_accepted() {
        assertThat(new TokenAttack(app).forged(app.caller().register(), JWT_SECRET))
                .isEmpty();
    }

    @Test
    void of_many_concurrently_regenerated_tokens_one_is_valid() {
        var attack = new TokenAttack(app);

        var tokens = attack.regenerateAtOnce(app.caller().register(), AT_ONCE);

        assertThat(tokens).hasSizeGreaterThan(1);
        assertThat(attack.valid(tokens))
                .as("%d tokens%s", tokens.size(), app.described())
                .hasSize(1);
    }

    @Test
    void a_superseded_token_is_refused_from_the_response_on() {
        var faults = new TokenAttack(app).superseded(app.caller().registerLinked(), TOKENS);

        assertThat(faults).as(app.described()).isEmpty();
        System.out.printf("A superseded token, %,d requests: none accepted%n", TOKENS);
    }

    @Test
    void messages_of_an_account_arrive_in_the_order_accepted() throws SQLException {
        var orders = new OrderAttack(app).run(ORDER);

        assertThat(orders.getFirst()).hasSize(ORDER);
        assertThat(OrderAttack.firstOutOfOrder(orders.getFirst(), orders.getLast()))
                .isEmpty();
        System.out.printf("%,d messages of one account, 32 in parallel: all in order%n", ORDER);
    }

    @Test
    void no_account_reaches_operator_endpoints() throws SQLException {
        var attacker = app.caller().register();
        var victim = app.caller().registerLinked();
        var before = eventsOf(attacker.id(), victim.id());
        var operations = operations().toList();

        assertThat(operations).hasSizeGreaterThan(20);
        try (var wire = new KeptWire(app.port())) {
            operations.forEach(it -> {
                assertRefused(403, wire, it, victim.id(), attacker.token());
                assertRefused(401, wire, it, victim.id(), null);
            });
        }
        assertThat(eventsOf(attacker.id(), victim.id())).isEqualTo(before);
    }

    private static void assertRefused(int status, KeptWire wire, Route route, String id, @Nullable String token) {
        var body = route.fields().entrySet().stream()
                .map(it -> "\"" + it.getKey() + "\":" + it.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        var answer = wire.ask(
                route.method(), route.pathWith(id), token, route.fields().isEmpty() ? null : body);
        assertThat(answer.status()).as(route + " " + answer.text()).isEqualTo(status);
        assertThat(Envelope.faults(answer)).as(route.path()).isEmpty();
    }

    /** Returns the routes for account tokens. */
    private static List<Route> routes() {
        return described().filter(it -> !it.path().startsWith(OPERATIONS)).toList();
    }

    private static Stream<Route> operations() {
        return described().filter(it -> it.path().startsWith(OPERATIONS));
    }

    private static Stream<Route> described() {
        return Routes.in(app.caller().get("/openapi.json", null).expect(200).json()).stream();
    }

    private static long eventsOf(String... accounts) throws SQLException {
        var sql = "select count(*) from event where split_part(aggregate_identifier, ':', 2) = any (?)";
        try (var database = app.database().connect();
                var statement = database.prepareStatement(sql)) {
            statement.setArray(1, database.createArrayOf("text", accounts));
            try (var count = statement.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    private static long accounts() throws SQLException {
        try (var database = app.database().connect();
                var statement = database.createStatement();
                var count = statement.executeQuery("select count(distinct account_id) from credential")) {
            count.next();
            return count.getLong(1);
        }
    }
}
