package com.ogensync.connect.command.account;

import static com.ogensync.connect.command.TestMessages.ACCOUNT;
import static com.ogensync.connect.command.TestMessages.ADA;
import static com.ogensync.connect.command.TestMessages.NOON;
import static com.ogensync.connect.command.TestMessages.OTHER_TOKEN;
import static com.ogensync.connect.command.TestMessages.SECRET;
import static com.ogensync.connect.command.TestMessages.TOKEN;
import static com.ogensync.connect.command.TestMessages.issued;
import static com.ogensync.connect.command.TestMessages.registered;
import static com.ogensync.connect.command.account.AccountFixture.account;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.RevocationReason;
import com.ogensync.connect.api.account.command.DisableAccount;
import com.ogensync.connect.api.account.command.EnableAccount;
import com.ogensync.connect.api.account.command.RegenerateToken;
import com.ogensync.connect.api.account.event.AccountDisabled;
import com.ogensync.connect.api.account.event.AccountEnabled;
import com.ogensync.connect.api.account.event.TokenRevoked;
import org.junit.jupiter.api.Test;

/** RegenerateToken, DisableAccount and EnableAccount. */
class AccessTest {

    private static final RegenerateToken REGENERATE =
            new RegenerateToken(ACCOUNT, TOKEN, OTHER_TOKEN, Actor.USER, NOON);
    private static final AccountDisabled DISABLED = new AccountDisabled(ACCOUNT, SECRET, ADA, NOON);
    private static final AccountEnabled ENABLED = new AccountEnabled(ACCOUNT, SECRET, ADA, NOON);

    @Test
    void a_new_token_revokes_the_old_one() {
        account().given(registered(), issued(TOKEN)).when(REGENERATE).expectEvents(revoked(), issued(OTHER_TOKEN));
    }

    @Test
    void a_superseded_token_cannot_be_replaced_again() {
        account()
                .given(registered(), issued(TOKEN), revoked(), issued(OTHER_TOKEN))
                .when(REGENERATE)
                .expectNoEvents()
                .expectExceptionDetails(Refusal.TOKEN_SUPERSEDED);
    }

    @Test
    void a_disabled_account_gets_no_new_token() {
        account()
                .given(registered(), issued(TOKEN), DISABLED)
                .when(REGENERATE)
                .expectNoEvents()
                .expectExceptionDetails(Refusal.ACCOUNT_DISABLED);
    }

    @Test
    void an_operator_disables_an_account_once() {
        var disable = new DisableAccount(ACCOUNT, SECRET, ADA, NOON);
        account().given(registered(), issued(TOKEN)).when(disable).expectEvents(DISABLED);
        account().given(registered(), issued(TOKEN), DISABLED).when(disable).expectNoEvents();
    }

    @Test
    void an_operator_enables_a_disabled_account_once() {
        var enable = new EnableAccount(ACCOUNT, SECRET, ADA, NOON);
        account().given(registered(), issued(TOKEN), DISABLED).when(enable).expectEvents(ENABLED);
        account().given(registered(), issued(TOKEN)).when(enable).expectNoEvents();
    }

    @Test
    void an_enabled_account_gets_a_new_token_again() {
        account()
                .given(registered(), issued(TOKEN), DISABLED, ENABLED)
                .when(REGENERATE)
                .expectEvents(revoked(), issued(OTHER_TOKEN));
    }

    private static TokenRevoked revoked() {
        return new TokenRevoked(ACCOUNT, TOKEN, RevocationReason.REGENERATED, Actor.USER, NOON);
    }
}
