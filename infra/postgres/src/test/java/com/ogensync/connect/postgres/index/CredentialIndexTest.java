package com.ogensync.connect.postgres.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.event.TokenIssued;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.rest.security.Credential;
import com.ogensync.connect.rest.security.Credentials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CredentialIndexTest extends IndexTest {

    private final Credentials credentials = service.get(Credentials.class);
    private final TokenId first = Facts.aToken();
    private final TokenId second = Facts.aToken();

    @Test
    void a_token_that_was_never_issued_is_unknown() {
        assertThat(credentials.find(first)).isEmpty();
    }

    @Test
    void an_issued_token_is_valid() {
        service.store(account.value(), 0, Facts.tokenIssued(account, first));
        awaitIndexed(account);

        assertThat(credentials.find(first)).contains(credential(first, false, false));
    }

    @Test
    void a_replaced_token_is_no_longer_valid() {
        service.store(account.value(), 0, Facts.tokenIssued(account, first));
        service.store(account.value(), 1, Facts.tokenRevoked(account, first), Facts.tokenIssued(account, second));
        awaitIndexed(account);

        assertThat(credentials.find(first)).contains(credential(first, true, false));
        assertThat(credentials.find(second)).contains(credential(second, false, false));
    }

    @Test
    void a_token_is_no_longer_valid_once_it_has_expired() {
        service.store(
                account.value(),
                0,
                expiring(first, Instant.EPOCH),
                expiring(second, Instant.parse("2999-01-01T00:00:00Z")));
        awaitIndexed(account);

        assertThat(credentials.find(first)).contains(credential(first, true, false));
        assertThat(credentials.find(second)).contains(credential(second, false, false));
    }

    @Test
    void disabling_an_account_disables_its_present_and_future_tokens() {
        service.store(account.value(), 0, Facts.tokenIssued(account, first), Facts.accountDisabled(account));
        service.store(account.value(), 2, Facts.tokenIssued(account, second));
        awaitIndexed(account);

        assertThat(credentials.find(first)).contains(credential(first, false, true));
        assertThat(credentials.find(second)).contains(credential(second, false, true));

        service.store(account.value(), 3, Facts.accountEnabled(account));
        awaitIndexed(account);
        assertThat(credentials.find(first)).contains(credential(first, false, false));
        assertThat(credentials.find(second)).contains(credential(second, false, false));
    }

    @Test
    void a_rebuild_corrects_rows_and_counts_them() {
        service.store(
                account.value(),
                0,
                Facts.tokenIssued(account, first),
                Facts.tokenRevoked(account, first),
                Facts.tokenIssued(account, second));
        awaitIndexed(account);
        database.sql()
                .sql("update credential set revoked = not revoked where token_id = ?")
                .param(first.uuid())
                .update();
        database.sql()
                .sql("delete from credential where token_id = ?")
                .param(second.uuid())
                .update();

        // One row removed and one added for the first token, one added for the second.
        assertThat(rebuild("credentials").corrected()).isEqualTo(3);

        assertThat(credentials.find(first)).contains(credential(first, true, false));
        assertThat(credentials.find(second)).contains(credential(second, false, false));
        assertThat(rebuild("credentials").corrected()).isZero();
    }

    @Test
    void tokens_are_known_all_through_a_rebuild_and_later_events_are_indexed() throws Exception {
        service.store(account.value(), 0, Facts.tokenIssued(account, first));
        awaitIndexed(account);
        var rebuilding = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 10; i++) {
                rebuild("credentials");
            }
        });
        var tokens = new ArrayList<TokenId>();
        for (int sequence = 1; !rebuilding.isDone(); sequence++) {
            tokens.add(Facts.aToken());
            service.store(account.value(), sequence, Facts.tokenIssued(account, tokens.getLast()));
            assertThat(credentials.find(first)).isPresent();
        }
        rebuilding.get();
        awaitIndexed(account);

        assertThat(tokens)
                .isNotEmpty()
                .allSatisfy(token -> assertThat(credentials.find(token)).contains(credential(token, false, false)));
        assertThat(rebuild("credentials").corrected()).isZero();
    }

    @Test
    void an_index_that_does_not_exist_is_refused_by_name() {
        assertThatThrownBy(() -> rebuild("tokens"))
                .hasMessageStartingWith(
                        "There is no index tokens; there are credentials, linked-sessions, open-messages");
    }

    private TokenIssued expiring(TokenId token, Instant at) {
        return new TokenIssued(account, token, List.of(Scope.API), null, at, Actor.USER, Facts.AT);
    }

    private Credential credential(TokenId token, boolean revoked, boolean disabled) {
        return new Credential(token, account, Set.of(Scope.API), revoked, disabled);
    }
}
