package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.query.AccountProfile;
import com.ogensync.connect.api.account.query.FindProfile;
import com.ogensync.connect.api.operator.OperatorReceipt;
import com.ogensync.connect.api.operator.command.ActOnAccount;
import com.ogensync.connect.rest.Edge;
import java.time.Instant;

/** Ada of the operations team, and somebody whose account she looks after. */
final class Office {

    static final String WHY = "{\"reason\":\"Asked for it\"}";
    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    final Edge edge = Edge.fresh();
    final String ada = edge.operator("ada");
    final Edge.Caller user = edge.caller();
    final String path = "/ops/accounts/" + user.account().uuid();

    Office() {
        edge.operations().accounts.add(user.account());
        edge.world().on(ActOnAccount.class, _ -> new OperatorReceipt(2, new Coins(150), false));
        edge.world()
                .shows(
                        FindProfile.class,
                        new AccountProfile(user.account(), "John", "j@example.com", "919876543210", NOON, null, false));
    }
}
