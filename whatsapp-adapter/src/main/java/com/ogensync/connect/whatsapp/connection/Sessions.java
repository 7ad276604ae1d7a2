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
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * This node's view of the sessions. The state of owned sessions is exact from the moment an event is stored; the state
 * of all others comes from the index and is cached for a second.
 */
public final class Sessions {

    private static final Duration CACHE_TIME = Duration.ofSeconds(1);
    private static final Duration INDEX_DELAY_MAX = Duration.ofSeconds(10);

    /** A session of another node as read from the index. */
    private record Cached(@Nullable LinkedSession session, Instant at) {}

    private final LinkedSessions index;
    private final Clock clock;
    private final Map<AccountId, OwnedSession> owned = new ConcurrentHashMap<>();
    private final Map<AccountId, Cached> cache = new ConcurrentHashMap<>();
    private final Map<AccountId, Instant> unlinkedAt = new ConcurrentHashMap<>();

    Sessions(Configuration axon) {
        index = axon.getComponent(LinkedSessions.class);
        clock = axon.getComponent(Clock.class);
    }

    /** Whether a device is linked to the account, here or on another node. */
    public boolean isLinked(AccountId account) {
        return owned.containsKey(account) || inIndex(account) != null;
    }

    private @Nullable LinkedSession inIndex(AccountId account) {
        var now = clock.instant();
        var known = cache.get(account);
        if (known == null || isExpired(known.at(), CACHE_TIME, now)) {
            known = new Cached(index.find(account).orElse(null), now);
            cache.put(account, known);
        }
        return known.session();
    }

    /** Returns when WhatsApp lets the account send again; null if it may send now. */
    public @Nullable Instant pausedUntil(AccountId account) {
        var now = clock.instant();
        var session = owned.get(account);
        if (session != null) {
            return session.pause().endAfter(now);
        }
        var known = inIndex(account);
        return known == null ? null : Pause.of(known).endAfter(now);
    }

    /** Whether this node can send through the account's device at this moment. */
    public boolean canSend(AccountId account) {
        return isOnline(account) && pausedUntil(account) == null;
    }

    /** Whether this node owns the account's device and it was linked after that moment. */
    public boolean isLinkedAfter(AccountId account, Instant moment) {
        var session = owned.get(account);
        return session != null && moment.isBefore(session.linkedAt());
    }

    /** Whether the account's device is connected through this node. */
    public boolean isOnline(AccountId account) {
        var session = owned.get(account);
        return session != null && session.online();
    }

    /** Whether this node owns the account's session; its device may be disconnected. */
    public boolean isOwned(AccountId account) {
        return owned.containsKey(account);
    }

    /** Whether this node owns the session of that link attempt. */
    public boolean isOwned(AccountId account, long link) {
        var session = owned.get(account);
        return session != null && session.link() == link;
    }

    /** Takes ownership of a session that was just linked. */
    public void own(AccountId account, long link, Instant linkedAt) {
        own(account, new OwnedSession(link, linkedAt, true, Pause.NONE, clock.instant(), false));
    }

    /** Takes ownership of a session with the state read from the index. */
    void own(LinkedSession session) {
        own(session.accountId(), OwnedSession.of(session, clock.instant()));
    }

    private void own(AccountId account, OwnedSession session) {
        owned.put(account, session);
        cache.remove(account);
        unlinkedAt.remove(account);
    }

    /** Marks the session as connected. */
    public void restored(AccountId account, long link) {
        change(account, link, session -> session.connected(true, null));
    }

    /**
     * Marks the session as disconnected.
     *
     * @param until when WhatsApp accepts a connection again, if it announced a time
     */
    public void lost(AccountId account, long link, @Nullable Instant until) {
        change(account, link, session -> session.connected(false, until));
    }

    /**
     * Stores the end of a sending restriction.
     *
     * @param until when the restriction ends; null if it was lifted
     */
    public void restricted(AccountId account, long link, @Nullable Instant until) {
        change(account, link, session -> session.restricted(until));
    }

    private void change(AccountId account, long link, UnaryOperator<OwnedSession> change) {
        owned.computeIfPresent(account, (_, session) -> session.link() == link ? change.apply(session) : session);
    }

    /** Marks the account as unlinked. The index may still contain the session for a few seconds. */
    public void unlinked(AccountId account) {
        var now = clock.instant();
        cache.put(account, new Cached(null, now));
        unlinkedAt.put(account, now);
        owned.remove(account);
    }

    /** Gives up ownership of the session, so that another node may take it over. */
    void giveUp(AccountId account) {
        owned.remove(account);
    }

    /** Marks the session as covered by a lease of this node. */
    void leased(AccountId account) {
        owned.computeIfPresent(account, (_, session) -> session.withLease());
    }

    /** Whether the account was unlinked so recently that the index may still contain the session. */
    boolean isRecentlyUnlinked(AccountId account) {
        return unlinkedAt.containsKey(account);
    }

    @Nullable OwnedSession owned(AccountId account) {
        return owned.get(account);
    }

    /** Returns the accounts whose sessions this node owns. */
    public Set<AccountId> ownedAccounts() {
        return Set.copyOf(owned.keySet());
    }

    /** Removes expired cache entries. */
    void removeExpired() {
        var now = clock.instant();
        cache.values().removeIf(known -> isExpired(known.at(), CACHE_TIME, now));
        unlinkedAt.values().removeIf(at -> isExpired(at, INDEX_DELAY_MAX, now));
    }

    private static boolean isExpired(Instant begin, Duration length, Instant now) {
        return !now.isBefore(begin.plus(length));
    }
}
