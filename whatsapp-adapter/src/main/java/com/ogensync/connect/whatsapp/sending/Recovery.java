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
 * Sees to it that every message ends. What has no outcome is sent again under the same id, fails at its deadline, or
 * fails because no device is linked any more. It sends nothing that is under way in this process, and nothing whose own
 * events say that it has an outcome. Messages of sessions that other nodes keep are left to those, but for the
 * deadline.
 */
final class Recovery {

    private final OpenMessages index;
    private final MessageHistory messages;
    private final SessionHistory history;
    private final Sessions sessions;
    private final MessageDispatcher courier;
    private final Outcomes outcomes;
    private final OpenMessageCache book;
    private final Pacer pacer;
    private final SendingPace pace;
    private final Clock clock;
    private final OutageLog reading = new OutageLog("Reading a session's events");
    private final Set<AccountId> back = ConcurrentHashMap.newKeySet();

    Recovery(
            OpenMessages index,
            MessageHistory messages,
            SessionHistory history,
            Sessions sessions,
            MessageDispatcher courier,
            Outcomes outcomes,
            OpenMessageCache book,
            Pacer pacer,
            SendingPace pace,
            Clock clock) {
        this.index = index;
        this.messages = messages;
        this.history = history;
        this.sessions = sessions;
        this.courier = courier;
        this.outcomes = outcomes;
        this.book = book;
        this.pacer = pacer;
        this.pace = pace;
        this.clock = clock;
    }

    /** Looks through what is due. */
    void run() {
        for (var account : Set.copyOf(back)) {
            resume(account);
        }
        var now = clock.instant();
        var linked = new HashMap<AccountId, Boolean>();
        index.due(now, sessions.allKept(), pace.recoveryBatch()).forEach(message -> treat(message, now, linked));
    }

    /** The account's device is connected again: what waited goes out now, whenever it would be due. */
    void resume(AccountId account) {
        back.add(account);
        var now = clock.instant();
        var linked = new HashMap<AccountId, Boolean>();
        index.of(account).forEach(message -> treat(message, now, linked));
        back.remove(account);
    }

    /** The account's device is linked no more: what is open fails now. */
    void abandon(AccountId account) {
        abandon(book.of(account));
        var indexed = new HashSet<MessageId>();
        index.of(account).forEach(message -> indexed.add(message.messageId()));
        abandon(indexed);
    }

    private void treat(OpenMessages.OpenMessage message, Instant now, Map<AccountId, Boolean> linked) {
        var id = message.messageId();
        var account = id.account();
        if (courier.isUnderWay(id)) {
            index.reschedule(id, afterItsTurn(account, now), message.attempts());
        } else if (!now.isBefore(message.deadline())) {
            courier.hold(id, () -> ifOpen(id, () -> outcomes.expire(id)));
        } else if (sessions.canSend(account)) {
            courier.handOver(id, message.attempts(), () -> accepted(id));
        } else if (sessions.isKept(account)) {
            outcomes.postpone(id, message.attempts());
        } else if (!sessions.isLinked(account) && !linked.computeIfAbsent(account, this::isLinked)) {
            abandon(Set.of(id));
        }
    }

    private Instant afterItsTurn(AccountId account, Instant now) {
        var turn = pacer.dueAt(account);
        return (turn == null ? now : turn).plus(pace.ackTimeout());
    }

    /** One account whose events cannot be read keeps its messages, and holds up no other. */
    private boolean isLinked(AccountId account) {
        try {
            return history.isLinked(account);
        } catch (RuntimeException e) {
            reading.failed(e);
            return true;
        }
    }

    private void abandon(Set<MessageId> ids) {
        ids.forEach(id -> courier.hold(id, () -> ifOpen(id, () -> outcomes.abandon(id))));
    }

    private Optional<MessageAccepted> accepted(MessageId id) {
        if (messages.isOpen(id)) {
            return index.accepted(id);
        }
        book.closed(id);
        return Optional.empty();
    }

    private void ifOpen(MessageId id, Runnable deed) {
        if (messages.isOpen(id)) {
            deed.run();
        } else {
            book.closed(id);
        }
    }
}
