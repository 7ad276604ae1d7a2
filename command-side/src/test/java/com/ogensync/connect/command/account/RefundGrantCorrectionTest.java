package com.ogensync.connect.command.account;

import static com.ogensync.connect.command.TestMessages.ACCOUNT;
import static com.ogensync.connect.command.TestMessages.ADA;
import static com.ogensync.connect.command.TestMessages.MESSAGE;
import static com.ogensync.connect.command.TestMessages.NOON;
import static com.ogensync.connect.command.TestMessages.OPERATOR;
import static com.ogensync.connect.command.TestMessages.REQUEST;
import static com.ogensync.connect.command.TestMessages.SECRET;
import static com.ogensync.connect.command.TestMessages.TOKEN;
import static com.ogensync.connect.command.TestMessages.after;
import static com.ogensync.connect.command.TestMessages.granted;
import static com.ogensync.connect.command.TestMessages.issued;
import static com.ogensync.connect.command.TestMessages.registered;
import static com.ogensync.connect.command.account.AccountFixture.account;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.command.CorrectCoins;
import com.ogensync.connect.api.account.command.GrantCoins;
import com.ogensync.connect.api.account.command.RefundCoin;
import com.ogensync.connect.api.account.event.AccountDisabled;
import com.ogensync.connect.api.account.event.LedgerEntry;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RefundCoin, GrantCoins and CorrectCoins. */
class RefundGrantCorrectionTest {

    private final LedgerEntry grant = granted(10);

    @Test
    void a_refund_returns_the_coin_also_to_a_disabled_account() {
        var spent =
                after(grant, 1, EntryReason.MESSAGE, 9, MESSAGE, null, REQUEST).asDebit();
        var cause = REQUEST.followedUpBySystem();
        account()
                .given(registered(), issued(TOKEN), grant, spent, new AccountDisabled(ACCOUNT, SECRET, ADA, NOON))
                .when(new RefundCoin(ACCOUNT, MESSAGE.whatsAppId(), cause, NOON))
                .expectResultMessagePayload(new Coins(10))
                .expectEvents(after(spent, 1, EntryReason.MESSAGE_FAILED, 10, MESSAGE, null, cause)
                        .asRefund());
    }

    @Test
    void an_operator_grants_coins() {
        given().when(new GrantCoins(ACCOUNT, 1_000_000, OPERATOR, NOON))
                .expectResultMessagePayload(new Coins(1_000_010))
                .expectEvents(after(grant, 1_000_000, EntryReason.OPERATOR_GRANT, 1_000_010, null, null, OPERATOR)
                        .asGrant());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_001, Long.MIN_VALUE, Long.MAX_VALUE})
    void a_grant_out_of_range_is_refused(long amount) {
        given().when(new GrantCoins(ACCOUNT, amount, OPERATOR, NOON))
                .expectNoEvents()
                .expectExceptionDetails(Refusal.AMOUNT_OUT_OF_RANGE);
    }

    @Test
    void a_correction_that_adds_coins_is_a_grant_with_the_number_of_the_entry() {
        given().when(new CorrectCoins(ACCOUNT, 1, 5, OPERATOR, NOON))
                .expectEvents(after(grant, 5, EntryReason.CORRECTION, 15, null, 1L, OPERATOR)
                        .asGrant());
    }

    @Test
    void a_correction_that_deducts_coins_is_a_debit_with_the_number_of_the_entry() {
        given().when(new CorrectCoins(ACCOUNT, 1, -10, OPERATOR, NOON))
                .expectEvents(after(grant, 10, EntryReason.CORRECTION, 0, null, 1L, OPERATOR)
                        .asDebit());
    }

    @Test
    void a_correction_deducts_no_more_than_the_balance() {
        given().when(new CorrectCoins(ACCOUNT, 1, -11, OPERATOR, NOON))
                .expectNoEvents()
                .expectExceptionDetails(Refusal.BALANCE_BELOW_ZERO);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 2, Long.MAX_VALUE})
    void an_unknown_entry_cannot_be_corrected(long entry) {
        given().when(new CorrectCoins(ACCOUNT, entry, 1, OPERATOR, NOON))
                .expectNoEvents()
                .expectExceptionDetails(Refusal.ENTRY_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_001, -1_000_001, Long.MIN_VALUE})
    void a_correction_out_of_range_is_refused(long amount) {
        given().when(new CorrectCoins(ACCOUNT, 1, amount, OPERATOR, NOON))
                .expectNoEvents()
                .expectExceptionDetails(Refusal.AMOUNT_OUT_OF_RANGE);
    }

    private TestExecutor<Account> given() {
        return account().given(registered(), issued(TOKEN), grant);
    }
}
