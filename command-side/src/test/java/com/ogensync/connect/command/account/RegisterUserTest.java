package com.ogensync.connect.command.account;

import static com.ogensync.connect.command.TestMessages.ACCOUNT;
import static com.ogensync.connect.command.TestMessages.EMAIL;
import static com.ogensync.connect.command.TestMessages.NOON;
import static com.ogensync.connect.command.TestMessages.TOKEN;
import static com.ogensync.connect.command.TestMessages.granted;
import static com.ogensync.connect.command.TestMessages.issued;
import static com.ogensync.connect.command.TestMessages.register;
import static com.ogensync.connect.command.TestMessages.registered;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.event.EmailClaimed;
import com.ogensync.connect.command.CommandSideFixture;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegisterUserTest {

    private final CommandSideFixture system = new CommandSideFixture();

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void claims_the_email_opens_the_account_issues_a_token_and_grants_coins() {
        system.when(register(ACCOUNT, 100));

        assertThat(system.events(EMAIL)).containsExactly(new EmailClaimed(EMAIL, ACCOUNT, NOON));
        assertThat(system.events(ACCOUNT)).containsExactly(registered(), issued(TOKEN), granted(100));
    }

    @Test
    void without_sign_up_coins_there_is_no_ledger_entry() {
        system.when(register(ACCOUNT, 0));

        assertThat(system.events(ACCOUNT)).containsExactly(registered(), issued(TOKEN));
    }

    @Test
    void a_claimed_email_cannot_open_a_second_account() {
        var second = new AccountId(UUID.fromString("00000000-0000-4000-8000-000000000002"));
        system.when(register(ACCOUNT, 100));

        system.refuses(Refusal.EMAIL_ALREADY_REGISTERED, register(second, 100));

        assertThat(system.events(second)).isEmpty();
    }
}
