package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.runtime.content.ContentSealer;
import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.runtime.timing.KeyedSerialExecutor;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.pacing.Pacer;
import com.ogensync.connect.whatsapp.settings.WhatsAppSettings;
import io.micrometer.context.ContextSnapshotFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;

/**
 * Passes messages to the gateway, per account in the order of acceptance, without waiting for earlier outcomes. A
 * message is in progress from the moment it is queued until its outcome is stored, and is processed once at a time.
 */
public final class MessageDispatcher {

    private static final SendOutcome ABSENT = new SendOutcome.Refused("404");
    private static final Duration GATEWAY_GRACE = Duration.ofSeconds(2);
    /** The maximum number of messages queued for one account; recovery sends the others. */
    private static final int QUEUE_MAX = 2000;

    private static final Duration ACKNOWLEDGEMENT_WAIT_MAX = Duration.ofMillis(500);
    private static final ContextSnapshotFactory CONTEXT =
            ContextSnapshotFactory.builder().build();

    private final WhatsAppGateway gateway;
    private final Sessions sessions;
    private final Vault vault;
    private final Outcomes outcomes;
    private final Pacer pacer;
    private final AbsentNumbers absentNumbers;
    private final Clock clock;
    private final Duration ackTimeout;
    private final KeyedSerialExecutor<AccountId> queues = new KeyedSerialExecutor<>("whatsapp-sending");
    private final Set<MessageId> inProgress = ConcurrentHashMap.newKeySet();
    private final Map<MessageId, CompletableFuture<Void>> pendingAnswers = new ConcurrentHashMap<>();
    private final OutageLog preparation = new OutageLog("Preparing messages for sending");
    private volatile boolean stopping;

    MessageDispatcher(Configuration axon) {
        gateway = axon.getComponent(WhatsAppGateway.class);
        sessions = axon.getComponent(Sessions.class);
        vault = axon.getComponent(Vault.class);
        outcomes = axon.getComponent(Outcomes.class);
        pacer = axon.getComponent(Pacer.class);
        absentNumbers = axon.getComponent(AbsentNumbers.class);
        clock = axon.getComponent(Clock.class);
        ackTimeout = axon.getComponent(WhatsAppSettings.class).ackTimeout();
    }

    /**
     * Queues a message, unless it is in progress already. If the queue is full or this node stops, the message is left
     * to recovery.
     *
     * @param message supplies the message when it is its turn; empty if it need not be sent any more
     * @param attempts how often recovery has tried to send it
     */
    void enqueue(MessageId id, int attempts, Supplier<Optional<MessageAccepted>> message) {
        if (stopping || !inProgress.add(id)) {
            return;
        }
        pacer.enqueued(id.account());
        if (!queues.execute(id.account(), () -> sendInTurn(id, attempts, message), QUEUE_MAX)) {
            pacer.dequeued(id.account());
            inProgress.remove(id);
        }
    }

    /**
     * Runs an action on a message that is not in progress, and marks it as in progress meanwhile.
     *
     * @return false if the message was in progress, and the action is not run
     */
    boolean runExclusively(MessageId id, Runnable action) {
        if (!inProgress.add(id)) {
            return false;
        }
        outcomes.execute(id, action, () -> inProgress.remove(id));
        return true;
    }

    /**
     * Runs an action on a message after the gateway's acknowledgement. A receipt can arrive before the acknowledgement,
     * but only the acknowledgement contains the number that the message was sent to. Waits at most 500 ms.
     */
    void afterAcknowledgement(MessageId id, Runnable action) {
        var answer = pendingAnswers.get(id);
        if (answer == null) {
            action.run();
        } else {
            var _ = answer.copy()
                    .completeOnTimeout(null, ACKNOWLEDGEMENT_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)
                    .thenRun(action);
        }
    }

    boolean isInProgress(MessageId id) {
        return inProgress.contains(id);
    }

    /** Stops accepting messages, and skips the queued ones. */
    public void stop() {
        stopping = true;
        pacer.wakeAll();
    }

    /** Whether no message is in progress and all outcomes are stored. */
    public boolean isIdle() {
        return inProgress.isEmpty() && outcomes.isIdle();
    }

    private void sendInTurn(MessageId id, int attempts, Supplier<Optional<MessageAccepted>> message) {
        try {
            pacer.await(id.account(), () -> canSend(id.account()));
            if (stopping) {
                inProgress.remove(id);
            } else {
                send(id, attempts, message);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            inProgress.remove(id);
        } finally {
            pacer.dequeued(id.account());
        }
    }

    private boolean canSend(AccountId account) {
        return !stopping && sessions.canSend(account);
    }

    private void send(MessageId id, int attempts, Supplier<Optional<MessageAccepted>> message) {
        SendOutcome notSent;
        try {
            var accepted = message.get();
            preparation.worked();
            if (accepted.isEmpty()) {
                inProgress.remove(id);
                return;
            }
            if (sessions.isLinkedAfter(id.account(), accepted.get().at())) {
                // Accepted for an earlier device: it must not be sent through the current one.
                outcomes.abandon(id, () -> inProgress.remove(id));
                return;
            }
            var outgoing = open(accepted.get());
            if (outgoing.isPresent()
                    && canSend(id.account())
                    && clock.instant().isBefore(accepted.get().deadline())) {
                pacer.sending(id.account());
                transmit(accepted.get(), outgoing.get(), attempts);
                return;
            }
            notSent = SendOutcome.NOT_SENT;
        } catch (RuntimeException e) {
            preparation.failed(e);
            notSent = SendOutcome.NOT_SENT;
        }
        storeOutcome(id, attempts, notSent);
    }

    /**
     * Decrypts a message. Empty if the account's keys were erased: the message cannot be sent, and is refunded at its
     * deadline.
     */
    private Optional<OutgoingMessage> open(MessageAccepted accepted) {
        return vault.open(accepted.to())
                .flatMap(to -> new ContentSealer(vault)
                        .open(accepted.sealedContent())
                        .map(content -> new OutgoingMessage(accepted.messageId().whatsAppId(), to, content)));
    }

    private void transmit(MessageAccepted accepted, OutgoingMessage outgoing, int attempts) {
        var id = accepted.messageId();
        // Before the message leaves: its receipt can arrive while send still runs.
        pendingAnswers.put(id, new CompletableFuture<>());
        var _ = gateway.send(id.account(), outgoing, earlier(clock.instant().plus(ackTimeout), accepted.deadline()))
                .copy()
                .completeOnTimeout(
                        SendOutcome.UNKNOWN, ackTimeout.plus(GATEWAY_GRACE).toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> SendOutcome.UNKNOWN)
                .thenAccept(CONTEXT.captureAll().wrap((SendOutcome outcome) -> {
                    if (outcome.equals(ABSENT)) {
                        absentNumbers.add(id.account(), outgoing.to());
                    }
                    storeOutcome(id, attempts, outcome);
                }));
    }

    private void storeOutcome(MessageId id, int attempts, SendOutcome outcome) {
        outcomes.store(id, attempts, outcome, () -> inProgress.remove(id));
        var answer = pendingAnswers.remove(id);
        if (answer != null) {
            answer.complete(null);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
