package com.ogensync.connect.command.message;

import static com.ogensync.connect.command.TestMessages.ACCOUNT;
import static com.ogensync.connect.command.TestMessages.ADA;
import static com.ogensync.connect.command.TestMessages.MESSAGE;
import static com.ogensync.connect.command.TestMessages.NOON;
import static com.ogensync.connect.command.TestMessages.OTHER_TOKEN;
import static com.ogensync.connect.command.TestMessages.REQUEST;
import static com.ogensync.connect.command.TestMessages.SECRET;
import static com.ogensync.connect.command.TestMessages.TOKEN;
import static com.ogensync.connect.command.TestMessages.accepted;
import static com.ogensync.connect.command.TestMessages.after;
import static com.ogensync.connect.command.TestMessages.granted;
import static com.ogensync.connect.command.TestMessages.issued;
import static com.ogensync.connect.command.TestMessages.message;
import static com.ogensync.connect.command.TestMessages.register;
import static com.ogensync.connect.command.TestMessages.registered;
import static com.ogensync.connect.command.TestMessages.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.command.DisableAccount;
import com.ogensync.connect.api.account.command.RegenerateToken;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.SendReceipt;
import com.ogensync.connect.api.message.command.ReportMessageDelivered;
import com.ogensync.connect.api.message.command.ReportMessageRefused;
import com.ogensync.connect.api.message.command.ReportMessageSent;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.command.CommandSideFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendMessageTest {

    private final CommandSideFixture system = new CommandSideFixture();

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void debits_a_coin_and_accepts_the_message() {
        system.when(register(ACCOUNT, 100));

        assertThat(system.when(send(MESSAGE)))
                .isEqualTo(new SendReceipt(MESSAGE, new Coins(99), MessageStatus.ACCEPTED, null, false));

        var grant = granted(100);
        assertThat(system.events(ACCOUNT))
                .containsExactly(
                        registered(),
                        issued(TOKEN),
                        grant,
                        after(grant, 1, EntryReason.MESSAGE, 99, MESSAGE, null, REQUEST)
                                .asDebit());
        assertThat(system.events(MESSAGE)).containsExactly(accepted(MESSAGE, 99));
    }

    @Test
    void without_a_coin_there_is_no_message() {
        system.when(register(ACCOUNT, 0));

        system.refuses(Refusal.INSUFFICIENT_COINS, send(MESSAGE));

        assertThat(system.events(MESSAGE)).isEmpty();
    }

    @Test
    void a_failed_precondition_takes_precedence_over_missing_coins() {
        system.when(register(ACCOUNT, 0));

        system.refuses(Refusal.NO_DEVICE_LINKED, send(MESSAGE, "fingerprint", Refusal.NO_DEVICE_LINKED, NOON));

        assertThat(system.events(MESSAGE)).isEmpty();
    }

    @Test
    void an_unknown_account_cannot_send() {
        system.refuses(Refusal.ACCOUNT_UNKNOWN, send(MESSAGE));
    }

    @Test
    void a_superseded_token_can_neither_send_nor_repeat_a_request() {
        system.when(register(ACCOUNT, 100));
        system.when(send(MESSAGE));
        system.when(new RegenerateToken(ACCOUNT, TOKEN, OTHER_TOKEN, Actor.USER, NOON));

        system.refuses(Refusal.TOKEN_SUPERSEDED, send(message("OTHER")));
        system.refuses(Refusal.TOKEN_SUPERSEDED, send(MESSAGE));
    }

    @Test
    void a_disabled_account_cannot_send() {
        system.when(register(ACCOUNT, 100));
        system.when(new DisableAccount(ACCOUNT, SECRET, ADA, NOON));

        system.refuses(Refusal.ACCOUNT_DISABLED, send(MESSAGE));
    }

    @Test
    void a_repeated_request_is_in_flight_while_the_first_may_still_wait() {
        system.when(register(ACCOUNT, 100));
        system.when(send(MESSAGE));

        system.refuses(Refusal.IDEMPOTENCY_KEY_IN_FLIGHT, send(MESSAGE, "fingerprint", null, NOON.plusMillis(11_999)));
    }

    @Test
    void a_later_repeated_request_gets_the_same_balance_without_a_debit() {
        system.when(register(ACCOUNT, 100));
        system.when(send(MESSAGE));
        system.when(send(message("OTHER")));

        assertThat(system.when(send(MESSAGE, "fingerprint", Refusal.NO_DEVICE_LINKED, NOON.plusSeconds(12))))
                .isEqualTo(new SendReceipt(MESSAGE, new Coins(99), MessageStatus.ACCEPTED, null, true));
        assertThat(system.events(ACCOUNT)).hasSize(5);
    }

    @Test
    void a_repeated_request_gets_the_present_status() {
        system.when(register(ACCOUNT, 100));
        system.when(send(MESSAGE));
        system.when(new ReportMessageSent(MESSAGE, NOON));

        assertThat(system.when(send(MESSAGE)))
                .isEqualTo(new SendReceipt(MESSAGE, new Coins(99), MessageStatus.SENT, null, true));
    }

    @Test
    void a_repeated_request_gets_the_number_that_the_message_was_sent_to() {
        var address = new Sealed("key-1", "box-1");
        system.when(register(ACCOUNT, 100));
        system.when(send(MESSAGE));
        system.when(new ReportMessageSent(MESSAGE, address, NOON));
        system.when(new ReportMessageDelivered(MESSAGE, NOON));
        system.when(new ReportMessageSent(MESSAGE, NOON));

        assertThat(system.when(send(MESSAGE)))
                .isEqualTo(new SendReceipt(MESSAGE, new Coins(99), MessageStatus.DELIVERED, null, address, true));
        assertThat(system.events(MESSAGE)).contains(new MessageSent(MESSAGE, address, NOON));
    }

    @Test
    void a_repeated_request_gets_the_status_stored_by_another_node() {
        system.when(register(ACCOUNT, 100));
        system.when(send(MESSAGE));
        system.storedElsewhere(MESSAGE, 1, new MessageSent(MESSAGE, NOON));

        assertThat(system.when(send(MESSAGE)))
                .isEqualTo(new SendReceipt(MESSAGE, new Coins(99), MessageStatus.SENT, null, true));
    }

    @Test
    void a_repeated_request_does_not_send_a_failed_message_again() {
        system.when(register(ACCOUNT, 100));
        system.when(send(MESSAGE));
        system.when(new ReportMessageRefused(MESSAGE, "404", NOON));

        assertThat(system.when(send(MESSAGE)))
                .isEqualTo(new SendReceipt(
                        MESSAGE, new Coins(99), MessageStatus.FAILED, FailureReason.NOT_ON_WHATSAPP, true));
        assertThat(system.events(MESSAGE)).hasSize(2);
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        system.when(register(ACCOUNT, 100));
        system.when(send(MESSAGE));

        system.refuses(Refusal.IDEMPOTENCY_KEY_REUSED, send(MESSAGE, "another", null, NOON.plusSeconds(60)));
    }
}
