package com.ogensync.connect.whatsapp;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.session.event.LinkExpired;
import com.ogensync.connect.api.session.event.LinkRequested;
import com.ogensync.connect.api.session.event.QrIssued;
import com.ogensync.connect.api.session.event.SendingRestricted;
import com.ogensync.connect.api.session.event.SendingRestrictionLifted;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionRestored;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import com.ogensync.connect.whatsapp.session.LinkedSession;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/** Both operational indexes in memory. They can be away, and they can stand still while events go on. */
@ProcessingGroup("memory-index")
public final class MemoryIndex implements OpenMessages, LinkedSessions {

    private record Row(MessageAccepted accepted, Instant nextAttemptAt, int attempts) {

        OpenMessage open() {
            return new OpenMessage(accepted.messageId(), accepted.deadline(), attempts);
        }

        AccountId account() {
            return accepted.messageId().account();
        }

        boolean isDue(Instant now) {
            return !now.isBefore(nextAttemptAt) || !now.isBefore(accepted.deadline());
        }
    }

    private final Map<MessageId, MessageAccepted> everAccepted = new LinkedHashMap<>();
    private final Map<MessageId, Row> rows = new LinkedHashMap<>();
    private final Map<AccountId, LinkedSession> linked = new LinkedHashMap<>();
    private final Map<AccountId, LinkedSession> unlinked = new LinkedHashMap<>();
    private final Set<AccountId> ownedElsewhere = new HashSet<>();
    private final List<String> released = new ArrayList<>();
    private final List<Object> behind = new ArrayList<>();
    private boolean away;
    private boolean standing;
    private boolean failing;

    /** The database goes away, or comes back. */
    public synchronized void away(boolean isAway) {
        away = isAway;
    }

    /** The next look at a linked session fails. */
    public synchronized void failsOnce() {
        failing = true;
    }

    /** The index stops following the events, or catches up. */
    public synchronized void standStill(boolean still) {
        standing = still;
        if (!still) {
            List.copyOf(behind).forEach(this::follow);
            behind.clear();
        }
    }

    /** Another node keeps the account's session. */
    public synchronized void ownedElsewhere(AccountId account) {
        ownedElsewhere.add(account);
    }

    /** Which nodes gave their leases back. */
    public synchronized List<String> released() {
        return List.copyOf(released);
    }

    /** A message has got so far. */
    @EventHandler
    public synchronized void on(MessageEvent event) {
        follow(event);
    }

    @EventHandler
    synchronized void on(WhatsAppSessionEvent event) {
        follow(event);
    }

    private void follow(Object event) {
        if (event instanceof MessageAccepted accepted) {
            everAccepted.put(accepted.messageId(), accepted);
        }
        if (standing) {
            behind.add(event);
        } else if (event instanceof MessageAccepted accepted) {
            rows.put(accepted.messageId(), new Row(accepted, accepted.answerBy(), 0));
        } else if (event instanceof MessageEvent ended) {
            rows.remove(ended.messageId());
        } else if (event instanceof WhatsAppSessionEvent session) {
            followSession(session);
        }
    }

    private void followSession(WhatsAppSessionEvent event) {
        var account = event.sessionId().account();
        switch (event) {
            case LinkRequested _, QrIssued _, LinkExpired _ -> {}
            case WhatsAppLinked it ->
                linked.put(
                        account,
                        new LinkedSession(account, it.link(), it.number(), it.device(), it.at(), true, null, null));
            case WhatsAppConnectionLost lost ->
                linked.computeIfPresent(account, (_, it) -> online(it, false, lost.until()));
            case WhatsAppConnectionRestored _ -> linked.computeIfPresent(account, (_, it) -> online(it, true, null));
            case SendingRestricted paused ->
                linked.computeIfPresent(account, (_, it) -> restricted(it, paused.until()));
            case SendingRestrictionLifted _ -> linked.computeIfPresent(account, (_, it) -> restricted(it, null));
            case WhatsAppUnlinked _ -> {
                var last = linked.remove(account);
                if (last != null) {
                    unlinked.put(account, last);
                }
            }
        }
    }

    private static LinkedSession online(LinkedSession it, boolean online, @Nullable Instant lostUntil) {
        return new LinkedSession(
                it.accountId(),
                it.link(),
                it.number(),
                it.device(),
                it.linkedAt(),
                online,
                lostUntil,
                it.restrictedUntil());
    }

    private static LinkedSession restricted(LinkedSession it, @Nullable Instant until) {
        return new LinkedSession(
                it.accountId(), it.link(), it.number(), it.device(), it.linkedAt(), it.online(), it.lostUntil(), until);
    }

    private void reach() {
        if (away) {
            throw new IllegalStateException("The database is away");
        }
    }

    @Override
    public synchronized List<OpenMessage> due(Instant now, Set<AccountId> kept, int limit) {
        reach();
        return rows.values().stream()
                .filter(row -> row.isDue(now))
                .filter(row -> kept.contains(row.account())
                        || !linked.containsKey(row.account())
                        || !now.isBefore(row.accepted().deadline()))
                .limit(limit)
                .map(Row::open)
                .toList();
    }

    @Override
    public synchronized void reschedule(MessageId messageId, Instant nextAttemptAt, int attempts) {
        reach();
        rows.computeIfPresent(messageId, (_, row) -> new Row(row.accepted(), nextAttemptAt, attempts));
    }

    @Override
    public synchronized List<OpenMessage> of(AccountId accountId) {
        reach();
        return rows(row -> row.accepted().messageId().account().equals(accountId));
    }

    private List<OpenMessage> rows(Predicate<Row> which) {
        return rows.values().stream().filter(which).map(Row::open).toList();
    }

    @Override
    public synchronized Map<AccountId, Integer> counts() {
        reach();
        return rows.keySet().stream().collect(Collectors.groupingBy(MessageId::account, Collectors.summingInt(_ -> 1)));
    }

    @Override
    public synchronized Optional<MessageAccepted> accepted(MessageId messageId) {
        reach();
        return Optional.ofNullable(everAccepted.get(messageId));
    }

    /** How often recovery has counted an attempt. */
    public synchronized int attempts(MessageId messageId) {
        var row = rows.get(messageId);
        return row == null ? 0 : row.attempts();
    }

    @Override
    public synchronized List<Lease> claim(String nodeId, Duration lease) {
        reach();
        return linked.keySet().stream()
                .filter(account -> !ownedElsewhere.contains(account))
                .map(account -> new Lease(account, linkOf(account), 1))
                .toList();
    }

    private long linkOf(AccountId account) {
        var session = linked.get(account);
        return session == null ? 0 : session.link();
    }

    @Override
    public synchronized List<LinkedSession> unlinked() {
        reach();
        return List.copyOf(unlinked.values());
    }

    @Override
    public synchronized void release(String nodeId) {
        reach();
        released.add(nodeId);
    }

    @Override
    public synchronized Optional<LinkedSession> find(AccountId accountId) {
        if (failing) {
            failing = false;
            throw new IllegalStateException("The connection broke");
        }
        reach();
        return Optional.ofNullable(linked.get(accountId));
    }
}
