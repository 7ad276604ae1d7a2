package com.ogensync.connect.command.message;

import static com.ogensync.connect.command.TestMessages.ACCOUNT;
import static com.ogensync.connect.command.TestMessages.MESSAGE;
import static com.ogensync.connect.command.TestMessages.NOON;
import static com.ogensync.connect.command.TestMessages.REQUEST;
import static com.ogensync.connect.command.TestMessages.after;
import static com.ogensync.connect.command.TestMessages.granted;
import static com.ogensync.connect.command.TestMessages.register;
import static com.ogensync.connect.command.TestMessages.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.event.CoinRefunded;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.command.AbandonMessage;
import com.ogensync.connect.api.message.command.ExpireMessage;
import com.ogensync.connect.api.message.command.MessageCommand;
import com.ogensync.connect.api.message.command.ReportMessageRefused;
import com.ogensync.connect.api.message.command.ReportMessageSent;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.command.CommandSideFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ReportMessageRefused, ExpireMessage and AbandonMessage. */
class FailingMessageTest {

    private static final Instant DEADLINE = NOON.plus(Duration.ofHours(24));

    private final CommandSideFixture system = new CommandSideFixture();

    static Stream<Arguments> ways_to_fail() {
        return Stream.of(
                Arguments.of(new ReportMessageRefused(MESSAGE, "404", NOON), FailureReason.NOT_ON_WHATSAPP),
                Arguments.of(new ReportMessageRefused(MESSAGE, "463", NOON), FailureReason.RESTRICTED),
                Arguments.of(new ExpireMessage(MESSAGE, DEADLINE), FailureReason.EXPIRED),
                Arguments.of(new AbandonMessage(MESSAGE, NOON), FailureReason.UNLINKED));
    }

    @BeforeEach
    void an_accepted_message() {
        system.when(register(ACCOUNT, 100));
        system.when(send(MESSAGE));
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @ParameterizedTest
    @MethodSource("ways_to_fail")
    void the_failure_and_the_refund_are_stored_together(MessageCommand command, FailureReason reason) {
        system.when(command);

        assertThat(system.events(MESSAGE)).endsWith(new MessageFailed(MESSAGE, reason, command.at()));
        var debit = after(granted(100), 1, EntryReason.MESSAGE, 99, MESSAGE, null, REQUEST)
                .asDebit();
        var refund = after(debit, 1, EntryReason.MESSAGE_FAILED, 100, MESSAGE, null, REQUEST.followedUpBySystem());
        assertThat((CoinRefunded) system.events(ACCOUNT).getLast())
                .usingRecursiveComparison()
                .ignoringFields("at", "hash")
                .isEqualTo(refund.asRefund());
    }

    @ParameterizedTest
    @MethodSource("ways_to_fail")
    void a_message_fails_once_and_is_refunded_once(MessageCommand command, FailureReason reason) {
        system.when(command);
        system.when(command);
        system.when(new AbandonMessage(MESSAGE, DEADLINE));

        assertThat(system.events(MESSAGE))
                .filteredOn(MessageFailed.class::isInstance)
                .hasSize(1);
        assertThat(system.events(ACCOUNT))
                .filteredOn(CoinRefunded.class::isInstance)
                .hasSize(1);
        assertThat(system.lateReports()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("ways_to_fail")
    void a_sent_message_cannot_fail(MessageCommand command, FailureReason reason) {
        system.when(new ReportMessageSent(MESSAGE, NOON));

        system.when(command);

        assertThat(system.events(MESSAGE)).noneMatch(MessageFailed.class::isInstance);
        assertThat(system.events(ACCOUNT)).noneMatch(CoinRefunded.class::isInstance);
    }

    @Test
    void a_message_does_not_expire_before_its_deadline() {
        system.when(new ExpireMessage(MESSAGE, DEADLINE.minusMillis(1)));

        assertThat(system.events(MESSAGE)).hasSize(1);
    }
}
