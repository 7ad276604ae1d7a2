package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.pacing.Pacer;
import com.ogensync.connect.whatsapp.session.SessionHistory;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ensures that every message gets an outcome. A message without one is sent again under the same id, fails at its
 * deadline, or fails because no device is linked any more. Messages in progress in this process are skipped, and so are
 * those whose events contain an outcome. Messages of sessions owned by other nodes are processed only at their
 * deadline.
 */
final class Recovery {

    private final OpenMessages index;
    private final MessageHistory messages;
    private final SessionHistory history;
    private final Sessions sessions;
    private final MessageDispatcher messageDispatcher;
    private final Outcomes outcomes;
    private final OpenMessageCache openMessages;
    private final Pacer pacer;
    private final SendingPace pace;
    private final Clock clock;
    private final OutageLog historyReads = new OutageLog("Reading a session's events");
    private final Set<AccountId> resuming = ConcurrentHashMap.newKeySet();

    Recovery(
            OpenMessages index,
            MessageHistory messages,
            SessionHistory history,
            Sessions sessions,
            MessageDispatcher messageDispatcher,
            Outcomes outcomes,
            OpenMessageCache openMessages,
            Pacer pacer,
            SendingPace pace,
            Clock clock) {
        this.index = index;
        this.messages = messages;
        this.history = history;
        this.sessions = sessions;
        this.messageDispatcher = messageDispatcher;
        this.outcomes = outcomes;
        this.openMessages = openMessages;
        this.pacer = pacer;
        this.pace = pace;
        this.clock = clock;
    }

    /** Processes the due messages. */
    void run() {
        for (var account : Set.copyOf(resuming)) {
            resume(account);
        }
        var now = clock.instant();
        var linked = new HashMap<AccountId, Boolean>();
        index.due(now, sessions.ownedAccounts(), pace.recoveryBatch())
                .forEach(message -> process(message, now, linked));
    }

    /** Sends the account's open messages now, regardless of their schedule, after its device has reconnected. */
    void resume(AccountId account) {
        resuming.add(account);
        var now = clock.instant();
        var linked = new HashMap<AccountId, Boolean>();
        index.of(account).forEach(message -> process(message, now, linked));
        resuming.remove(account);
    }

    /** Fails the account's open messages, after its device was unlinked. */
    void abandon(AccountId account) {
        abandon(openMessages.of(account));
        var indexed = new HashSet<MessageId>();
        index.of(account).forEach(message -> indexed.add(message.messageId()));
        abandon(indexed);
    }

    private void process(OpenMessages.OpenMessage message, Instant now, Map<AccountId, Boolean> linked) {
        var id = message.messageId();
        var account = id.account();
        if (messageDispatcher.isInProgress(id)) {
            index.reschedule(id, afterTurn(account, now), message.attempts());
        } else if (!now.isBefore(message.deadline())) {
            messageDispatcher.runExclusively(id, () -> ifOpen(id, () -> outcomes.expire(id)));
        } else if (sessions.canSend(account)) {
            messageDispatcher.enqueue(id, message.attempts(), () -> accepted(id));
        } else if (sessions.isOwned(account)) {
            outcomes.postpone(id, message.attempts());
        } else if (!sessions.isLinked(account) && !linked.computeIfAbsent(account, this::isLinked)) {
            abandon(Set.of(id));
        }
    }

    private Instant afterTurn(AccountId account, Instant now) {
        var turn = pacer.dueAt(account);
        return (turn == null ? now : turn).plus(pace.ackTimeout());
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
        ids.forEach(id -> messageDispatcher.runExclusively(id, () -> ifOpen(id, () -> outcomes.abandon(id))));
    }

    private Optional<MessageAccepted> accepted(MessageId id) {
        if (messages.isOpen(id)) {
            return index.accepted(id);
        }
        openMessages.closed(id);
        return Optional.empty();
    }

    private void ifOpen(MessageId id, Runnable action) {
        if (messages.isOpen(id)) {
            action.run();
        } else {
            openMessages.closed(id);
        }
    }
}
