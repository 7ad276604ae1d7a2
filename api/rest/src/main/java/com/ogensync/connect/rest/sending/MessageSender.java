package com.ogensync.connect.rest.sending;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.Vault.DigestPurpose;
import com.ogensync.connect.api.Vault.Purpose;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.SendReceipt;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.api.message.query.AwaitOutcome;
import com.ogensync.connect.api.message.query.FindSendingState;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.api.message.query.SendingState;
import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.dispatch.RefusalAnswers;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.security.Caller;
import com.ogensync.connect.runtime.content.ContentSealer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Accepts a message and, unless it must wait to be sent, awaits its outcome. */
@Component
class MessageSender {

    private static final Logger LOG = LoggerFactory.getLogger(MessageSender.class);
    private static final Duration STATE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration QUERY_MARGIN = Duration.ofSeconds(2);

    private final Dispatch dispatch;
    private final Vault vault;
    private final MessageIds ids;
    private final RestSettings settings;
    private final Clock clock;

    MessageSender(Dispatch dispatch, Vault vault, MessageIds ids, RestSettings settings, Clock clock) {
        this.dispatch = dispatch;
        this.vault = vault;
        this.ids = ids;
        this.settings = settings;
        this.clock = clock;
    }

    /** Accepts the message and returns it with the outcome known so far. */
    Accepted send(SendRequest request, Optional<IdempotencyKey> key, Caller caller, RequestId requestId) {
        var query = new FindSendingState(caller.account(), request.to());
        var state = dispatch.ask(query, SendingState.class, STATE_TIMEOUT);
        var command = command(request, key, caller, requestId, state);
        var receipt = dispatch.send(command, SendReceipt.class, refusal -> refused(refusal, state));
        var open = receipt.status() == MessageStatus.ACCEPTED && !receipt.replayed();
        if (open && isAwaited(state)) {
            return awaited(request, receipt);
        }
        var outcome = new MessageOutcome(receipt.status(), receipt.failure(), receipt.address());
        return new Accepted(receipt, outcome, address(request, outcome), open && state.online() ? state.dueAt() : null);
    }

    /** Returns the address that the message was sent to; the requested one if the former was erased or is not known. */
    private String address(SendRequest request, MessageOutcome outcome) {
        var address = outcome.address();
        return address == null ? request.to() : vault.open(address).orElse(request.to());
    }

    /** Whether to await the outcome: only if the device is online and pacing does not delay the message. */
    private static boolean isAwaited(SendingState state) {
        return state.online() && state.dueAt() == null;
    }

    private SendMessage command(
            SendRequest request, Optional<IdempotencyKey> key, Caller caller, RequestId requestId, SendingState state) {
        var at = Instants.toMillis(clock.instant());
        var account = caller.account();
        return new SendMessage(
                ids.choose(account, key),
                key.isPresent(),
                vault.seal(account, Purpose.CONTACTS, at, request.to()),
                new ContentSealer(vault).seal(account, at, new TextContent(request.message())),
                at.plus(settings.messageDeadline()),
                isAwaited(state) ? at.plus(settings.ackTimeout()).plus(QUERY_MARGIN) : at,
                vault.digest(DigestPurpose.FINGERPRINT, request.canonicalText()),
                caller.token(),
                requestId,
                obstacle(state),
                at);
    }

    private @Nullable Refusal obstacle(SendingState state) {
        if (state.openMessages() >= settings.limits().openMessages()) {
            return Refusal.TOO_MANY_OPEN_MESSAGES;
        }
        if (!state.linked()) {
            return Refusal.NO_DEVICE_LINKED;
        }
        if (state.absent()) {
            return Refusal.RECIPIENT_ABSENT;
        }
        if (state.pausedUntil() != null) {
            return Refusal.SENDING_PAUSED;
        }
        return state.newContactsAt() == null ? null : Refusal.NEW_CONTACTS_USED_UP;
    }

    private EdgeException refused(Refusal refusal, SendingState state) {
        var now = clock.instant();
        return switch (refusal) {
            case SENDING_PAUSED -> RefusalAnswers.answer(refusal, state.pausedUntil(), now);
            case NEW_CONTACTS_USED_UP -> RefusalAnswers.answer(refusal, state.newContactsAt(), now);
            default -> RefusalAnswers.answer(refusal);
        };
    }

    /**
     * Awaits the outcome. The message is already accepted and charged, so a failure to wait must not become an error
     * response.
     */
    private Accepted awaited(SendRequest request, SendReceipt receipt) {
        var message = receipt.messageId();
        try {
            var outcome = dispatch.ask(
                    new AwaitOutcome(message, settings.ackTimeout()),
                    MessageOutcome.class,
                    settings.ackTimeout().plus(QUERY_MARGIN));
            return new Accepted(receipt, outcome, address(request, outcome), null);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Could not await the outcome of {} ({})",
                    message,
                    e.getClass().getSimpleName());
            return new Accepted(receipt, MessageOutcome.OPEN, request.to(), null);
        }
    }
}
