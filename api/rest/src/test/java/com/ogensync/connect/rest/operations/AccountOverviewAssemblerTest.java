package com.ogensync.connect.rest.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Vault.DigestPurpose;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.api.account.query.BalanceAt;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.api.account.query.FindBalanceAt;
import com.ogensync.connect.api.account.query.ListAccountsOfPhone;
import com.ogensync.connect.api.account.query.ListLedgerEntries;
import com.ogensync.connect.api.activity.query.ListActivities;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.api.session.query.FindWhatsAppSession;
import com.ogensync.connect.rest.Edge;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Search and overview of accounts for operators. */
class AccountOverviewAssemblerTest {

    private final OperatorFixture fixture = new OperatorFixture();
    private final Edge edge = fixture.edge;
    private final String ada = fixture.ada;
    private final Edge.Caller user = fixture.user;
    private final String path = fixture.path;

    @Test
    void accounts_are_found_by_exactly_one_parameter() {
        var email = new EmailClaimId(edge.vault().digest(DigestPurpose.EMAIL, "j@example.com"));
        edge.operations().emails.put(email, user.account());
        edge.world().on(ListAccountsOfPhone.class, _ -> new Page<>(List.of(user.account()), null));

        for (var by : List.of(
                "email=J@example.com",
                "phone=919876543210",
                "id=" + user.account().uuid())) {
            assertThat(edge.get("/ops/accounts?" + by, ada)
                            .json()
                            .at("/data/accounts/0/userId")
                            .stringValue())
                    .isEqualTo(user.account().uuid().toString());
        }
        assertThat(edge.get("/ops/accounts?email=other@example.com", ada).json().at("/data/accounts"))
                .isEmpty();
        for (var wrong : List.of(
                "",
                "email=x",
                "phone=1",
                "phone=00919876543210",
                "id=x",
                "id=",
                "email=j@example.com&phone=919876543210")) {
            edge.get("/ops/accounts?" + wrong, ada).failedWith(400);
        }
    }

    @Test
    void the_overview_shows_owner_session_balance_and_last_activity() {
        edge.world().shows(FindWhatsAppSession.class, null);
        edge.world().shows(FindBalance.class, null);
        edge.world().showsOld(ListActivities.class, new Page<>(List.of(), null));

        var reply = edge.get(path, ada);

        assertThat(reply.json().at("/data/account/email").stringValue()).isEqualTo("j@example.com");
        assertThat(reply.json().at("/data/session/status").stringValue()).isEqualTo("disconnected");
        assertThat(reply.header("X-Data-Stale")).isEqualTo("true");
    }

    @Test
    void a_ledger_ends_at_the_requested_time() {
        edge.world().shows(FindBalanceAt.class, new BalanceAt(100, 0));
        edge.world().shows(ListLedgerEntries.class, new Page<>(List.of(), null));

        var proof = edge.get(path + "/ledger?until=2026-01-02T17:30:00%2B0530", ada)
                .json()
                .get("data");

        assertThat(proof.get("credits").longValue()).isEqualTo(100);
        assertThat(proof.get("until").stringValue()).isEqualTo("2026-01-02T12:00:00.000Z");
        edge.get(path + "/ledger?until=yesterday", ada).failedWith(400);
    }
}
