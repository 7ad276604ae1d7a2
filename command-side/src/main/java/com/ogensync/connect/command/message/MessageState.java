package com.ogensync.connect.command.message;

import static com.ogensync.connect.command.Refusals.because;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.SendReceipt;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageDelivered;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a message's events come to.
 *
 * @param cause what its coin moved for
 * @param delivered whether that was told; it may be told after {@code READ} was reached
 * @param address the number that it went to, when it is not the address as accepted
 */
record MessageState(
        MessageStatus status,
        boolean delivered,
        Coins balance,
        String fingerprint,
        Instant deadline,
        Instant answerBy,
        Cause cause,
        @Nullable FailureReason failure,
        @Nullable Sealed address) {

    /** The state after an event; before the first there is none. */
    static MessageState after(@Nullable MessageState state, MessageEvent event) {
        if (event instanceof MessageAccepted accepted) {
            return accepted(accepted);
        }
        if (state == null) {
            throw new IllegalStateException("A message begins with its acceptance");
        }
        return switch (event) {
            case MessageAccepted accepted -> accepted(accepted);
            case MessageSent sent -> state.sent(sent.address());
            case MessageDelivered _ ->
                state.with(
                        state.status == MessageStatus.READ ? MessageStatus.READ : MessageStatus.DELIVERED, true, null);
            case MessageRead _ -> state.with(MessageStatus.READ, state.delivered, null);
            case MessageFailed failed -> state.with(MessageStatus.FAILED, state.delivered, failed.reason());
        };
    }

    /** The answer for a request that asks again. */
    SendReceipt receiptFor(SendMessage command) {
        if (!fingerprint.equals(command.fingerprint())) {
            throw because(Refusal.IDEMPOTENCY_KEY_REUSED);
        }
        if (status == MessageStatus.ACCEPTED && command.at().isBefore(answerBy)) {
            throw because(Refusal.IDEMPOTENCY_KEY_IN_FLIGHT);
        }
        return new SendReceipt(command.messageId(), balance, status, failure, address, true);
    }

    private static MessageState accepted(MessageAccepted event) {
        return new MessageState(
                MessageStatus.ACCEPTED,
                false,
                event.balance(),
                event.fingerprint(),
                event.deadline(),
                event.answerBy(),
                new Cause(event.requestId(), event.tokenId(), Actor.USER),
                null,
                null);
    }

    private MessageState with(MessageStatus next, boolean reachedDevice, @Nullable FailureReason why) {
        return new MessageState(next, reachedDevice, balance, fingerprint, deadline, answerBy, cause, why, address);
    }

    private MessageState sent(@Nullable Sealed to) {
        return new MessageState(
                MessageStatus.SENT, delivered, balance, fingerprint, deadline, answerBy, cause, null, to);
    }
}
