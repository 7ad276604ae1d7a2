package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.runtime.timing.PeriodicTask;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.pacing.Pacer;
import com.ogensync.connect.whatsapp.session.SessionHistory;
import com.ogensync.connect.whatsapp.settings.WhatsAppSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.axonframework.config.Configuration;

/**
 * Ensures that every message gets an outcome. A message without one is sent again under the same id, fails at its
 * deadline, or fails because no device is linked any more. Messages in progress in this process are skipped, and so are
 * those whose events contain an outcome. Messages of sessions owned by other nodes are processed only at their
 * deadline.
 */
public final class Recovery {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration CACHE_SYNC_INTERVAL = Duration.ofMinutes(1);
    /** The maximum number of messages per run. */
    private static final int BATCH_MAX = 1000;

    private final OpenMessages index;
    private final SessionHistory history;
    private final Sessions sessions;
    private final MessageDispatcher messageDispatcher;
    private final Outcomes outcomes;
    private final OpenMessageCache openMessages;
    private final Pacer pacer;
    private final PendingOutcomes pendingOutcomes;
    private final Duration ackTimeout;
    private final Clock clock;
    private final PeriodicTask recovery;
    private final PeriodicTask cacheSync;
    private final OutageLog lookups = new OutageLog("Looking up open messages");
    private final OutageLog historyReads = new OutageLog("Reading a session's events");
    private final Set<AccountId> resuming = ConcurrentHashMap.newKeySet();

    Recovery(Configuration axon) {
        index = axon.getComponent(OpenMessages.class);
        history = axon.getComponent(SessionHistory.class);
        sessions = axon.getComponent(Sessions.class);
        messageDispatcher = axon.getComponent(MessageDispatcher.class);
        outcomes = axon.getComponent(Outcomes.class);
        openMessages = axon.getComponent(OpenMessageCache.class);
        pacer = axon.getComponent(Pacer.class);
        pendingOutcomes = axon.getComponent(PendingOutcomes.class);
        ackTimeout = axon.getComponent(WhatsAppSettings.class).ackTimeout();
        clock = axon.getComponent(Clock.class);
        var timer = axon.getComponent(Timer.class);
        recovery = new PeriodicTask(timer, INTERVAL, "Recovery of open messages", this::run);
        cacheSync =
                new PeriodicTask(timer, CACHE_SYNC_INTERVAL, "Synchronizing open messages", openMessages::synchronize);
    }

    /** Starts the periodic recovery. */
    public void start() {
        cacheSync.start();
        recovery.start();
    }

    /** Stops the periodic recovery. */
    public void stop() {
        cacheSync.stop();
        recovery.stop();
    }

    /** Processes the due messages. */
    private void run() {
        pendingOutcomes.removeExpired();
        pacer.removeIdle();
        for (var account : Set.copyOf(resuming)) {
            sendOpen(account);
        }
        var now = clock.instant();
        var linked = new HashMap<AccountId, Boolean>();
        index.due(now, sessions.ownedAccounts(), BATCH_MAX).forEach(message -> process(message, now, linked));
    }

    /** Sends the account's open messages now, regardless of their schedule, after its device has reconnected. */
    public void resume(AccountId account) {
        runTolerant(() -> sendOpen(account));
    }

    /** Fails the account's open messages, after its device was unlinked. */
    public void abandon(AccountId account) {
        runTolerant(() -> {
            abandon(openMessages.of(account));
            abandon(index.of(account).stream()
                    .map(OpenMessages.OpenMessage::messageId)
                    .collect(Collectors.toSet()));
        });
    }

    /** Logs a failure instead of throwing it, because the next run repeats the work. */
    private void runTolerant(Runnable work) {
        try {
            work.run();
            lookups.worked();
        } catch (RuntimeException e) {
            lookups.failed(e);
        }
    }

    private void sendOpen(AccountId account) {
        resuming.add(account);
        var now = clock.instant();
        var linked = new HashMap<AccountId, Boolean>();
        index.of(account).forEach(message -> process(message, now, linked));
        resuming.remove(account);
    }

    private void process(OpenMessages.OpenMessage message, Instant now, Map<AccountId, Boolean> linked) {
        var id = message.messageId();
        var account = id.account();
        if (messageDispatcher.isInProgress(id)) {
            index.reschedule(id, afterTurn(account, now), message.attempts());
        } else if (!now.isBefore(message.deadline())) {
            messageDispatcher.runExclusively(id, () -> ifOpen(id, outcomes::expire));
        } else if (sessions.canSend(account)) {
            messageDispatcher.enqueue(
                    id, message.attempts(), () -> openMessages.isStillOpen(id) ? index.accepted(id) : Optional.empty());
        } else if (sessions.isOwned(account)) {
            outcomes.postpone(id, message.attempts());
        } else if (!sessions.isLinked(account) && !linked.computeIfAbsent(account, this::isLinked)) {
            abandon(Set.of(id));
        }
    }

    private Instant afterTurn(AccountId account, Instant now) {
        var turn = pacer.dueAt(account);
        return (turn == null ? now : turn).plus(ackTimeout);
    }

    /** Returns true if the events cannot be read, so that the account's messages stay open and others are processed. */
    private boolean isLinked(AccountId account) {
        try {
            return history.isLinked(account);
        } catch (RuntimeException e) {
            historyReads.failed(e);
            return true;
        }
    }

    private void abandon(Set<MessageId> ids) {
        ids.forEach(id -> messageDispatcher.runExclusively(id, () -> ifOpen(id, outcomes::abandon)));
    }

    private void ifOpen(MessageId id, Consumer<MessageId> action) {
        if (openMessages.isStillOpen(id)) {
            action.accept(id);
        }
    }
}
