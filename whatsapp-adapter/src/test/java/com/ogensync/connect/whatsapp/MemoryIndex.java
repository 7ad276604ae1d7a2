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

/** Both operational indexes in memory. A test can make them unavailable or stop their updates. */
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
    private final List<Object> missed = new ArrayList<>();
    private boolean unavailable;
    private boolean frozen;
    private boolean failing;

    /** Makes the index unavailable, or available again. */
    public synchronized void unavailable(boolean isUnavailable) {
        unavailable = isUnavailable;
    }

    /** Makes the next search for a linked session fail. */
    public synchronized void failNextFind() {
        failing = true;
    }

    /** Stops the updates, or resumes them and applies the missed events. */
    public synchronized void freeze(boolean freeze) {
        frozen = freeze;
        if (!freeze) {
            List.copyOf(missed).forEach(this::apply);
            missed.clear();
        }
    }

    /** Makes another node the owner of the account's session. */
    public synchronized void ownedElsewhere(AccountId account) {
        ownedElsewhere.add(account);
    }

    /** Returns the nodes that have released their leases. */
    public synchronized List<String> released() {
        return List.copyOf(released);
    }

    /** Applies a message event. */
    @EventHandler
    public synchronized void on(MessageEvent event) {
        apply(event);
    }

    @EventHandler
    synchronized void on(WhatsAppSessionEvent event) {
        apply(event);
    }

    private void apply(Object event) {
        if (event instanceof MessageAccepted accepted) {
            everAccepted.put(accepted.messageId(), accepted);
        }
        if (frozen) {
            missed.add(event);
        } else if (event instanceof MessageAccepted accepted) {
            rows.put(accepted.messageId(), new Row(accepted, accepted.answerBy(), 0));
        } else if (event instanceof MessageEvent ended) {
            rows.remove(ended.messageId());
        } else if (event instanceof WhatsAppSessionEvent session) {
            applySession(session);
        }
    }

    private void applySession(WhatsAppSessionEvent event) {
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

    private void checkAvailable() {
        if (unavailable) {
            throw new IllegalStateException("The database is unavailable");
        }
    }

    @Override
    public synchronized List<OpenMessage> due(Instant now, Set<AccountId> owned, int limit) {
        checkAvailable();
        return rows.values().stream()
                .filter(row -> row.isDue(now))
                .filter(row -> owned.contains(row.account())
                        || !linked.containsKey(row.account())
                        || !now.isBefore(row.accepted().deadline()))
                .limit(limit)
                .map(Row::open)
                .toList();
    }

    @Override
    public synchronized void reschedule(MessageId messageId, Instant nextAttemptAt, int attempts) {
        checkAvailable();
        rows.computeIfPresent(messageId, (_, row) -> new Row(row.accepted(), nextAttemptAt, attempts));
    }

    @Override
    public synchronized List<OpenMessage> of(AccountId accountId) {
        checkAvailable();
        return rows(row -> row.accepted().messageId().account().equals(accountId));
    }

    private List<OpenMessage> rows(Predicate<Row> which) {
        return rows.values().stream().filter(which).map(Row::open).toList();
    }

    @Override
    public synchronized Map<AccountId, Integer> counts() {
        checkAvailable();
        return rows.keySet().stream().collect(Collectors.groupingBy(MessageId::account, Collectors.summingInt(_ -> 1)));
    }

    @Override
    public synchronized Optional<MessageAccepted> accepted(MessageId messageId) {
        checkAvailable();
        return Optional.ofNullable(everAccepted.get(messageId));
    }

    /** Returns the number of attempts that recovery has counted. */
    public synchronized int attempts(MessageId messageId) {
        var row = rows.get(messageId);
        return row == null ? 0 : row.attempts();
    }

    @Override
    public synchronized List<Lease> claim(String nodeId, Duration lease) {
        checkAvailable();
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
        checkAvailable();
        return List.copyOf(unlinked.values());
    }

    @Override
    public synchronized void release(String nodeId) {
        checkAvailable();
        released.add(nodeId);
    }

    @Override
    public synchronized Optional<LinkedSession> find(AccountId accountId) {
        if (failing) {
            failing = false;
            throw new IllegalStateException("The connection broke");
        }
        checkAvailable();
        return Optional.ofNullable(linked.get(accountId));
    }
}
