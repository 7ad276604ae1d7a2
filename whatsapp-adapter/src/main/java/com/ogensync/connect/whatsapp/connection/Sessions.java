package com.ogensync.connect.whatsapp.connection;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of sessions. The ones that it keeps connected itself it knows for certain, from the moment an
 * event is stored; of others it asks the index, once a second at most.
 */
public final class Sessions {

    private static final Duration HEARSAY = Duration.ofSeconds(1);
    private static final Duration INDEX_BEHIND_MOST = Duration.ofSeconds(10);

    /** What was known at some moment of a session that is not kept here. */
    private record Heard(boolean linked, Instant at) {}

    private final LinkedSessions index;
    private final Clock clock;
    private final Map<AccountId, Kept> kept = new ConcurrentHashMap<>();
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
        var now = clock.instant();
        var known = heard.get(account);
        if (known == null || isOver(known.at(), HEARSAY, now)) {
            known = new Heard(index.find(account).isPresent(), now);
            heard.put(account, known);
        }
        return known.linked();
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
    public void keep(AccountId account, long link, boolean online) {
        kept.put(account, new Kept(link, online, clock.instant(), false));
        heard.remove(account);
        unlinkedAt.remove(account);
    }

    /** The session's connection came or went. */
    public void connected(AccountId account, long link, boolean online) {
        kept.computeIfPresent(account, (_, session) -> session.link() == link ? session.connected(online) : session);
    }

    /** The device is linked no more. The index may learn it later than we do. */
    public void unlinked(AccountId account) {
        var now = clock.instant();
        heard.put(account, new Heard(false, now));
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

    @Nullable Kept kept(AccountId account) {
        return kept.get(account);
    }

    Set<AccountId> allKept() {
        return Set.copyOf(kept.keySet());
    }

    /** Forgets what is too old to be believed. */
    void tidy() {
        var now = clock.instant();
        heard.values().removeIf(known -> isOver(known.at(), HEARSAY, now));
        unlinkedAt.values().removeIf(at -> isOver(at, INDEX_BEHIND_MOST, now));
    }

    private static boolean isOver(Instant begin, Duration length, Instant now) {
        return !now.isBefore(begin.plus(length));
    }

    /**
     * A session that this node keeps.
     *
     * @param since when it began to
     * @param leased whether the index has confirmed that it is this node's
     */
    record Kept(long link, boolean online, Instant since, boolean leased) {

        Kept connected(boolean now) {
            return new Kept(link, now, since, leased);
        }

        Kept withLease() {
            return new Kept(link, online, since, true);
        }
    }
}
