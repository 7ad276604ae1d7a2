package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.query.AccountProfile;
import com.ogensync.connect.api.account.query.FindProfile;
import com.ogensync.connect.api.operator.OperatorReceipt;
import com.ogensync.connect.api.operator.command.ActOnAccount;
import com.ogensync.connect.rest.Edge;
import java.time.Instant;

/** An operator and an account that exists for the operator API. */
final class OperatorFixture {

    static final String REASON = "{\"reason\":\"Asked for it\"}";
    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    final Edge edge = Edge.fresh();
    final String ada = edge.operator("ada");
    final Edge.Caller user = edge.caller();
    final String path = "/ops/accounts/" + user.account().uuid();

    OperatorFixture() {
        edge.operations().accounts.add(user.account());
        edge.world().on(ActOnAccount.class, _ -> new OperatorReceipt(2, new Coins(150), false));
        edge.world()
                .shows(
                        FindProfile.class,
                        new AccountProfile(user.account(), "John", "j@example.com", "919876543210", NOON, null, false));
    }
}
