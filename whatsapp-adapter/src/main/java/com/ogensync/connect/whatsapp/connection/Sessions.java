package com.ogensync.connect.whatsapp.connection;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.whatsapp.session.LinkedSession;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of sessions. The ones that it keeps connected itself it knows for certain, from the moment an
 * event is stored; of others it asks the index, once a second at most.
 */
public final class Sessions {

    private static final Duration HEARSAY = Duration.ofSeconds(1);
    private static final Duration INDEX_BEHIND_MAX = Duration.ofSeconds(10);

    /** What was known at some moment of a session that is not kept here. */
    private record Heard(@Nullable LinkedSession session, Instant at) {}

    private final LinkedSessions index;
    private final Clock clock;
    private final Map<AccountId, OwnedSession> kept = new ConcurrentHashMap<>();
    private final Map<AccountId, Heard> heard = new ConcurrentHashMap<>();
    private final Map<AccountId, Instant> unlinkedAt = new ConcurrentHashMap<>();

    /** Knows nothing yet. */
    public Sessions(LinkedSessions index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    /** Whether a device is linked to the account, here or on another node. */
    public boolean isLinked(AccountId account) {
        if (kept.containsKey(account)) {
            return true;
        }
        return heardOf(account) != null;
    }

    private @Nullable LinkedSession heardOf(AccountId account) {
        var now = clock.instant();
        var known = heard.get(account);
        if (known == null || isOver(known.at(), HEARSAY, now)) {
            known = new Heard(index.find(account).orElse(null), now);
            heard.put(account, known);
        }
        return known.session();
    }

    /** When WhatsApp lets the account send again; null when it may now. */
    public @Nullable Instant pausedUntil(AccountId account) {
        var now = clock.instant();
        var session = kept.get(account);
        if (session != null) {
            return session.pause().endAfter(now);
        }
        var known = heardOf(account);
        return known == null ? null : Pause.of(known).endAfter(now);
    }

    /** Whether messages can be given to the account's device through this node, at this moment. */
    public boolean canSend(AccountId account) {
        return isOnline(account) && pausedUntil(account) == null;
    }

    /** Whether the account's device, which this node keeps, was linked after that moment. */
    public boolean isLinkedAfter(AccountId account, Instant moment) {
        var session = kept.get(account);
        return session != null && moment.isBefore(session.linkedAt());
    }

    /** Whether the account's device is connected through this node, so that messages can go out. */
    public boolean isOnline(AccountId account) {
        var session = kept.get(account);
        return session != null && session.online();
    }

    /** Whether this node keeps the account's device connected, or tries to. */
    public boolean isKept(AccountId account) {
        return kept.containsKey(account);
    }

    /** Whether this node keeps the device of that attempt. */
    public boolean isKept(AccountId account, long link) {
        var session = kept.get(account);
        return session != null && session.link() == link;
    }

    /** This node keeps the session from now on. */
    public void keep(AccountId account, long link, Instant linkedAt) {
        keep(account, new OwnedSession(link, linkedAt, true, Pause.NONE, clock.instant(), false));
    }

    /** This node keeps the session from now on, as the index describes it. */
    void keep(LinkedSession session) {
        keep(
                session.accountId(),
                new OwnedSession(
                        session.link(),
                        session.linkedAt(),
                        session.online(),
                        Pause.of(session),
                        clock.instant(),
                        false));
    }

    private void keep(AccountId account, OwnedSession session) {
        kept.put(account, session);
        heard.remove(account);
        unlinkedAt.remove(account);
    }

    /** The session's connection is back. */
    public void restored(AccountId account, long link) {
        change(account, link, session -> session.connected(true, null));
    }

    /**
     * The session's connection went.
     *
     * @param until when WhatsApp lets it come back, if it said so
     */
    public void lost(AccountId account, long link, @Nullable Instant until) {
        change(account, link, session -> session.connected(false, until));
    }

    /**
     * WhatsApp pauses sending, or lets it go on.
     *
     * @param until when it ends; null when it has
     */
    public void restricted(AccountId account, long link, @Nullable Instant until) {
        change(account, link, session -> session.restricted(until));
    }

    private void change(AccountId account, long link, UnaryOperator<OwnedSession> how) {
        kept.computeIfPresent(account, (_, session) -> session.link() == link ? how.apply(session) : session);
    }

    /** The device is linked no more. The index may learn it later than we do. */
    public void unlinked(AccountId account) {
        var now = clock.instant();
        heard.put(account, new Heard(null, now));
        unlinkedAt.put(account, now);
        kept.remove(account);
    }

    /** Another node may keep the session. */
    void letGo(AccountId account) {
        kept.remove(account);
    }

    /** The session has a lease of this node. */
    void leased(AccountId account) {
        kept.computeIfPresent(account, (_, session) -> session.withLease());
    }

    /** Whether it was unlinked so lately that the index may not know. */
    boolean isFreshlyUnlinked(AccountId account) {
        return unlinkedAt.containsKey(account);
    }

    @Nullable OwnedSession kept(AccountId account) {
        return kept.get(account);
    }

    /** The accounts whose sessions this node keeps. */
    public Set<AccountId> allKept() {
        return Set.copyOf(kept.keySet());
    }

    /** Forgets what is too old to be believed. */
    void tidy() {
        var now = clock.instant();
        heard.values().removeIf(known -> isOver(known.at(), HEARSAY, now));
        unlinkedAt.values().removeIf(at -> isOver(at, INDEX_BEHIND_MAX, now));
    }

    private static boolean isOver(Instant begin, Duration length, Instant now) {
        return !now.isBefore(begin.plus(length));
    }
}
