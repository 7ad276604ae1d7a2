package com.ogensync.connect.rest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.query.AccountProfile;
import com.ogensync.connect.api.account.query.FindProfile;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.TestClock;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private final Edge edge = Edge.fresh();
    private final Edge.Caller caller = edge.caller();

    @Test
    void the_owner_is_shown_with_the_metadata_of_the_token() {
        edge.world().positionIs(42);
        edge.world()
                .shows(
                        FindProfile.class,
                        new AccountProfile(
                                caller.account(),
                                "John Doe",
                                "john@example.com",
                                "919876543210",
                                TestClock.START,
                                new AccountProfile.Token(caller.id(), TestClock.START, List.of(Scope.API)),
                                false));
        edge.get("/api/account", caller)
                .succeededWith(
                        200,
                        "{\"success\":true,\"data\":{\"userId\":\""
                                + caller.account().uuid()
                                + "\",\"name\":\"John Doe\",\"email\":\"john@example.com\",\"phone\":\"919876543210\","
                                + "\"createdAt\":\"2026-01-02T03:04:05.678Z\",\"token\":{\"id\":\""
                                + caller.id().value()
                                + "\",\"issuedAt\":\"2026-01-02T03:04:05.678Z\",\"scope\":\"api\"}}}");
        assertThat(edge.world().last(FindProfile.class)).isEqualTo(new FindProfile(caller.account(), 42));
    }

    @Test
    void erased_data_is_null() {
        edge.world()
                .showsOld(
                        FindProfile.class,
                        new AccountProfile(caller.account(), null, null, null, TestClock.START, null, false));
        var reply = edge.get("/api/account", caller);
        reply.succeededWith(
                200,
                "{\"success\":true,\"data\":{\"userId\":\"" + caller.account().uuid()
                        + "\",\"name\":null,\"email\":null,\"phone\":null,"
                        + "\"createdAt\":\"2026-01-02T03:04:05.678Z\",\"token\":null}}");
        assertThat(reply.header("X-Data-Stale")).isEqualTo("true");
    }

    @Test
    void an_account_that_is_not_projected_yet_is_503() {
        edge.world().shows(FindProfile.class, null);
        edge.get("/api/account", caller).failedWith(503);
    }
}
