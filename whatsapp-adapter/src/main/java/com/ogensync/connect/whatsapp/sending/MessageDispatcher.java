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

/**
 * Hands messages to the gateway: of each account in the order they come, without waiting for what became of the ones
 * before. A message is under way from the moment it is queued until what became of it is stored; in that time nobody
 * else may touch it.
 */
final class MessageDispatcher {

    private static final SendOutcome ABSENT = new SendOutcome.Refused("404");
    private static final Duration GATEWAY_LATE_MAX = Duration.ofSeconds(2);
    private static final Duration RECEIPT_EARLY_MAX = Duration.ofMillis(500);
    private static final ContextSnapshotFactory CONTEXT =
            ContextSnapshotFactory.builder().build();

    private final WhatsAppGateway gateway;
    private final Sessions sessions;
    private final Vault vault;
    private final Outcomes outcomes;
    private final Pacer pacer;
    private final AbsentNumbers absentees;
    private final Clock clock;
    private final Duration ackTimeout;
    private final int capacity;
    private final KeyedSerialExecutor<AccountId> queues = new KeyedSerialExecutor<>("whatsapp-sending");
    private final Set<MessageId> underWay = ConcurrentHashMap.newKeySet();
    private final Map<MessageId, CompletableFuture<Void>> unanswered = new ConcurrentHashMap<>();
    private final OutageLog opening = new OutageLog("Preparing messages");
    private volatile boolean stopping;

    MessageDispatcher(
            WhatsAppGateway gateway,
            Sessions sessions,
            Vault vault,
            Outcomes outcomes,
            Pacer pacer,
            AbsentNumbers absentees,
            Clock clock,
            Duration ackTimeout,
            int capacity) {
        this.gateway = gateway;
        this.sessions = sessions;
        this.vault = vault;
        this.outcomes = outcomes;
        this.pacer = pacer;
        this.absentees = absentees;
        this.clock = clock;
        this.ackTimeout = ackTimeout;
        this.capacity = capacity;
    }

    /**
     * Queues a message, unless it is under way already, or the queue is full, or this node stops: then recovery has it.
     *
     * @param message read when its turn comes; empty when it needs no sending any more
     * @param attempts how often recovery has tried it
     */
    void handOver(MessageId id, int attempts, Supplier<Optional<MessageAccepted>> message) {
        if (stopping || !underWay.add(id)) {
            return;
        }
        pacer.joined(id.account());
        if (!queues.execute(id.account(), () -> inTurn(id, attempts, message), capacity)) {
            pacer.left(id.account());
            underWay.remove(id);
        }
    }

    /** Does something to a message that is not under way, and holds it for so long. Tells whether it could. */
    boolean hold(MessageId id, Runnable deed) {
        if (!underWay.add(id)) {
            return false;
        }
        outcomes.perMessage(id, () -> {
            try {
                deed.run();
            } finally {
                underWay.remove(id);
            }
        });
        return true;
    }

    /**
     * Runs an action once the gateway has answered for the message, or after 500 ms without an answer. A receipt can
     * overtake the answer, and only the answer contains the number that the message went to.
     */
    void afterAnswer(MessageId id, Runnable action) {
        var answer = unanswered.get(id);
        if (answer == null) {
            action.run();
        } else {
            var _ = answer.copy()
                    .completeOnTimeout(null, RECEIPT_EARLY_MAX.toMillis(), TimeUnit.MILLISECONDS)
                    .thenRun(action);
        }
    }

    boolean isUnderWay(MessageId id) {
        return underWay.contains(id);
    }

    /** Takes nothing on any more. */
    void stop() {
        stopping = true;
        pacer.hurryAll();
    }

    boolean isIdle() {
        return underWay.isEmpty();
    }

    private void inTurn(MessageId id, int attempts, Supplier<Optional<MessageAccepted>> message) {
        try {
            pacer.await(id.account(), () -> canSend(id.account()));
            if (stopping) {
                underWay.remove(id);
            } else {
                send(id, attempts, message);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            underWay.remove(id);
        } finally {
            pacer.left(id.account());
        }
    }

    private boolean canSend(AccountId account) {
        return !stopping && sessions.canSend(account);
    }

    private void send(MessageId id, int attempts, Supplier<Optional<MessageAccepted>> message) {
        SendOutcome notGiven;
        try {
            var accepted = message.get();
            opening.worked();
            if (accepted.isEmpty()) {
                underWay.remove(id);
                return;
            }
            if (sessions.isLinkedAfter(id.account(), accepted.get().at())) {
                abandon(id);
                return;
            }
            var outgoing = open(accepted.get());
            if (outgoing.isPresent()
                    && canSend(id.account())
                    && clock.instant().isBefore(accepted.get().deadline())) {
                pacer.goes(id.account());
                give(accepted.get(), outgoing.get(), attempts);
                return;
            }
            notGiven = SendOutcome.NOT_SENT;
        } catch (RuntimeException e) {
            opening.failed(e);
            notGiven = SendOutcome.NOT_SENT;
        }
        settle(id, attempts, notGiven);
    }

    /**
     * Empty when the account's keys were erased: then there is nothing to send, and the deadline brings the coin back.
     */
    private Optional<OutgoingMessage> open(MessageAccepted accepted) {
        return vault.open(accepted.to())
                .flatMap(to -> new ContentSealer(vault)
                        .open(accepted.sealedContent())
                        .map(content -> new OutgoingMessage(accepted.messageId().whatsAppId(), to, content)));
    }

    private void give(MessageAccepted accepted, OutgoingMessage outgoing, int attempts) {
        var id = accepted.messageId();
        // Before the message leaves: its receipt can arrive while send still runs.
        unanswered.put(id, new CompletableFuture<>());
        var _ = gateway.send(id.account(), outgoing, earlier(clock.instant().plus(ackTimeout), accepted.deadline()))
                .copy()
                .completeOnTimeout(
                        SendOutcome.UNKNOWN, ackTimeout.plus(GATEWAY_LATE_MAX).toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> SendOutcome.UNKNOWN)
                .thenAccept(CONTEXT.captureAll().wrap((SendOutcome outcome) -> {
                    if (outcome.equals(ABSENT)) {
                        absentees.add(id.account(), outgoing.to());
                    }
                    settle(id, attempts, outcome);
                }));
    }

    /** It was accepted for a device that is linked no more, and must not go out through the one that followed it. */
    private void abandon(MessageId id) {
        outcomes.perMessage(id, () -> {
            try {
                outcomes.abandon(id);
            } finally {
                underWay.remove(id);
            }
        });
    }

    private void settle(MessageId id, int attempts, SendOutcome outcome) {
        outcomes.perMessage(id, () -> {
            try {
                outcomes.store(id, attempts, outcome);
            } finally {
                underWay.remove(id);
            }
        });
        var answer = unanswered.remove(id);
        if (answer != null) {
            answer.complete(null);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
