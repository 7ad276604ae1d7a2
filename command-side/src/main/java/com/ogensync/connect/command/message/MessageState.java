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
 * The state of a message, derived from its events.
 *
 * @param delivered whether a delivery was reported, which may happen after the status is {@code READ}
 * @param cause the cause of its debit
 * @param address the number that it was sent to, if it differs from the accepted address
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

    /** Returns the state after an event; {@code state} is null before the first event. */
    static MessageState after(@Nullable MessageState state, MessageEvent event) {
        if (event instanceof MessageAccepted accepted) {
            return accepted(accepted);
        }
        if (state == null) {
            throw new IllegalStateException("A message's first event must be MessageAccepted");
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

    /** Returns the receipt for a repeated request. */
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
