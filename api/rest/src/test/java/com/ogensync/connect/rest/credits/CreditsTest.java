package com.ogensync.connect.rest.credits;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.rest.Edge;
import org.junit.jupiter.api.Test;

class CreditsTest {

    private final Edge edge = Edge.fresh();

    @Test
    void the_balance_includes_the_callers_own_writes() {
        var caller = edge.caller();
        edge.world().positionIs(42);
        edge.world().shows(FindBalance.class, new AccountBalance(95, 5, 4));
        var reply = edge.get("/api/credits", caller)
                .succeededWith(
                        200, "{\"success\":true,\"data\":{\"credits\":95,\"creditsUsed\":5,\"messagesSent\":4}}");
        assertThat(reply.headers().map()).doesNotContainKey("x-data-stale");
        assertThat(edge.world().last(FindBalance.class)).isEqualTo(new FindBalance(caller.account(), 42));
    }

    @Test
    void a_stale_balance_is_marked() {
        edge.world().showsOld(FindBalance.class, new AccountBalance(1, 0, 0));
        assertThat(edge.get("/api/credits", edge.caller()).header("X-Data-Stale"))
                .isEqualTo("true");
    }

    @Test
    void without_a_balance_a_lagging_projection_is_503_and_a_current_one_shows_zeros() {
        var caller = edge.caller();
        edge.world().showsOld(FindBalance.class, null);
        var reply = edge.get("/api/credits", caller);
        reply.failedWith(503);
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        edge.world().shows(FindBalance.class, null);
        edge.get("/api/credits", caller)
                .succeededWith(200, "{\"success\":true,\"data\":{\"credits\":0,\"creditsUsed\":0,\"messagesSent\":0}}");
    }
}
