package com.ogensync.connect.command;

import static com.ogensync.connect.command.TestMessages.ACCOUNT;
import static com.ogensync.connect.command.TestMessages.ADA;
import static com.ogensync.connect.command.TestMessages.MESSAGE;
import static com.ogensync.connect.command.TestMessages.NOON;
import static com.ogensync.connect.command.TestMessages.OPERATOR;
import static com.ogensync.connect.command.TestMessages.OTHER_TOKEN;
import static com.ogensync.connect.command.TestMessages.SECRET;
import static com.ogensync.connect.command.TestMessages.TEXT;
import static com.ogensync.connect.command.TestMessages.TOKEN;
import static com.ogensync.connect.command.TestMessages.message;
import static com.ogensync.connect.command.TestMessages.register;
import static com.ogensync.connect.command.TestMessages.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.command.DisableAccount;
import com.ogensync.connect.api.account.command.EnableAccount;
import com.ogensync.connect.api.account.command.GrantCoins;
import com.ogensync.connect.api.account.command.RegenerateToken;
import com.ogensync.connect.api.account.event.AccountDisabled;
import com.ogensync.connect.api.message.command.SendMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node caches aggregates. Its decisions include what another node has stored since. */
class TwoNodesTest {

    private final CommandSideFixture node = new CommandSideFixture();
    private final CommandSideFixture other = node.otherNode();

    @BeforeEach
    void the_other_node_has_cached_the_account() {
        node.when(register(ACCOUNT, 1));
        other.when(send(MESSAGE));
        node.refuses(Refusal.TOKEN_SUPERSEDED, sendWith(OTHER_TOKEN)); // A refusal evicts the account from the cache.
    }

    @AfterEach
    void stop() {
        other.close();
        node.close();
    }

    @Test
    void a_token_that_another_node_has_issued_is_accepted_and_the_former_one_is_refused() {
        node.when(new GrantCoins(ACCOUNT, 5, OPERATOR, NOON));
        node.when(new RegenerateToken(ACCOUNT, TOKEN, OTHER_TOKEN, Actor.USER, NOON));

        other.when(sendWith(OTHER_TOKEN));
        other.refuses(Refusal.TOKEN_SUPERSEDED, send(message("3EB0000000000000000004")));
    }

    @Test
    void coins_that_another_node_has_granted_can_be_spent() {
        node.when(new GrantCoins(ACCOUNT, 1, OPERATOR, NOON));

        assertThat(other.when(send(message("3EB0000000000000000004"))))
                .extracting("balance")
                .isEqualTo(Coins.NONE);
    }

    @Test
    void an_account_that_another_node_has_enabled_can_be_disabled_again() {
        node.when(new DisableAccount(ACCOUNT, SECRET, ADA, NOON));
        other.when(new EnableAccount(ACCOUNT, SECRET, ADA, NOON));
        node.when(new DisableAccount(ACCOUNT, SECRET, ADA, NOON));

        assertThat(node.events(ACCOUNT))
                .filteredOn(AccountDisabled.class::isInstance)
                .hasSize(2);
        other.refuses(Refusal.ACCOUNT_DISABLED, send(message("3EB0000000000000000004")));
    }

    private static SendMessage sendWith(TokenId token) {
        return new SendMessage(
                message("3EB0000000000000000005"),
                true,
                SECRET,
                TEXT,
                NOON.plus(Duration.ofHours(24)),
                NOON.plusSeconds(12),
                "fingerprint",
                token,
                OPERATOR.requestId(),
                null,
                NOON);
    }
}
