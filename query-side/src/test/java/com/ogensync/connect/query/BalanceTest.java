package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.api.query.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private final World world = new World().start();
    private final Story ada = new Story(1);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_new_account_has_its_sign_up_coins() {
        world.given(ada.registered(100));

        assertThat(balance()).isEqualTo(new Answer<>(new AccountBalance(100, 0, 0), false));
    }

    @Test
    void a_message_is_used_at_once_and_sent_when_acknowledged() {
        world.given(ada.registered(100)).given(ada.accepted(1, "919876543210"));
        assertThat(balance().view()).isEqualTo(new AccountBalance(99, 1, 0));

        world.given(ada.sent(1));
        assertThat(balance().view()).isEqualTo(new AccountBalance(99, 1, 1));
    }

    @Test
    void a_message_acknowledged_three_times_was_sent_once() {
        world.given(ada.registered(100)).given(ada.accepted(1, "919876543210")).given(ada.accepted(2, "919876543210"));
        world.given(ada.sent(1), ada.delivered(1), ada.read(1));

        assertThat(balance().view()).isEqualTo(new AccountBalance(98, 2, 1));
    }

    @Test
    void a_failed_message_was_neither_used_nor_sent() {
        world.given(ada.registered(100)).given(ada.accepted(1, "10000000404")).given(ada.failed(1));

        assertThat(balance().view()).isEqualTo(new AccountBalance(100, 0, 0));
    }

    @Test
    void a_grant_is_not_use() {
        world.given(ada.registered(100)).given(ada.granted(50, EntryReason.OPERATOR_GRANT));

        assertThat(balance().view()).isEqualTo(new AccountBalance(150, 0, 0));
    }

    @Test
    void an_unknown_account_has_no_balance() {
        assertThat(balance()).isEqualTo(new Answer<>(null, false));
    }

    private Answer<AccountBalance> balance() {
        return world.query(new FindBalance(ada.account(), world.position()));
    }
}
