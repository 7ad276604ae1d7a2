package com.ogensync.connect.command.account;

import static com.ogensync.connect.command.TestMessages.ACCOUNT;
import static com.ogensync.connect.command.TestMessages.ADA;
import static com.ogensync.connect.command.TestMessages.MESSAGE;
import static com.ogensync.connect.command.TestMessages.NOON;
import static com.ogensync.connect.command.TestMessages.OPERATOR;
import static com.ogensync.connect.command.TestMessages.OTHER_TOKEN;
import static com.ogensync.connect.command.TestMessages.REQUEST;
import static com.ogensync.connect.command.TestMessages.SECRET;
import static com.ogensync.connect.command.TestMessages.TOKEN;
import static com.ogensync.connect.command.TestMessages.after;
import static com.ogensync.connect.command.TestMessages.granted;
import static com.ogensync.connect.command.TestMessages.issued;
import static com.ogensync.connect.command.TestMessages.registered;
import static com.ogensync.connect.command.account.AccountFixture.account;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.axonframework.test.matchers.Matchers.predicate;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.RevocationReason;
import com.ogensync.connect.api.account.command.DebitCoin;
import com.ogensync.connect.api.account.event.AccountDisabled;
import com.ogensync.connect.api.account.event.CoinDebited;
import com.ogensync.connect.api.account.event.TokenRevoked;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DebitCoinTest {

    @Test
    void debits_one_coin_and_returns_the_new_balance() {
        var grant = granted(100);
        account()
                .given(registered(), issued(TOKEN), grant)
                .when(debit(NOON))
                .expectResultMessagePayload(new Coins(99))
                .expectEvents(after(grant, 1, EntryReason.MESSAGE, 99, MESSAGE, null, REQUEST)
                        .asDebit());
    }

    @Test
    void the_last_coin_can_be_spent() {
        account()
                .given(registered(), issued(TOKEN), granted(1))
                .when(debit(NOON))
                .expectResultMessagePayload(Coins.NONE);
    }

    @Test
    void a_debit_without_coins_is_refused() {
        var grant = granted(1);
        var spent =
                after(grant, 1, EntryReason.MESSAGE, 0, MESSAGE, null, REQUEST).asDebit();
        account()
                .given(registered(), issued(TOKEN), grant, spent)
                .when(debit(NOON))
                .expectNoEvents()
                .expectExceptionDetails(Refusal.INSUFFICIENT_COINS);
    }

    @Test
    void an_account_without_a_grant_has_no_coins() {
        account()
                .given(registered(), issued(TOKEN))
                .when(debit(NOON))
                .expectNoEvents()
                .expectExceptionDetails(Refusal.INSUFFICIENT_COINS);
    }

    @Test
    void a_superseded_token_cannot_spend() {
        account()
                .given(
                        registered(),
                        issued(TOKEN),
                        granted(100),
                        new TokenRevoked(ACCOUNT, TOKEN, RevocationReason.REGENERATED, Actor.USER, NOON),
                        issued(OTHER_TOKEN))
                .when(debit(NOON))
                .expectNoEvents()
                .expectExceptionDetails(Refusal.TOKEN_SUPERSEDED);
    }

    @Test
    void a_debit_without_a_token_is_refused() {
        account()
                .given(registered(), issued(TOKEN), granted(100))
                .when(new DebitCoin(ACCOUNT, MESSAGE.whatsAppId(), OPERATOR, NOON))
                .expectExceptionDetails(Refusal.TOKEN_SUPERSEDED);
    }

    @Test
    void a_disabled_account_cannot_spend() {
        account()
                .given(registered(), issued(TOKEN), granted(100), new AccountDisabled(ACCOUNT, SECRET, ADA, NOON))
                .when(debit(NOON))
                .expectNoEvents()
                .expectExceptionDetails(Refusal.ACCOUNT_DISABLED);
    }

    @Test
    void an_entry_is_never_earlier_than_the_previous_one() {
        account()
                .given(registered(), issued(TOKEN), granted(100))
                .when(debit(NOON.minusSeconds(5)))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(predicate(entry ->
                        entry instanceof CoinDebited debited && debited.at().equals(NOON)))));
    }

    private static DebitCoin debit(Instant at) {
        return new DebitCoin(ACCOUNT, MESSAGE.whatsAppId(), new Cause(REQUEST.requestId(), TOKEN, Actor.USER), at);
    }
}
