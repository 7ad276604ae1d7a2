package com.ogensync.connect.whatsapp.connection;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.runtime.timing.PeriodicTask;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.session.LinkedSession;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import com.ogensync.connect.whatsapp.session.SessionHistory;
import com.ogensync.connect.whatsapp.settings.WhatsAppSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews this node's session leases, opens the sessions they cover, and closes those they no longer cover. */
public final class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    /** How long a lease is valid without renewal; it is renewed every third of that time. */
    static final Duration LEASE = Duration.ofSeconds(15);

    /** Delay before the leases are renewed early, because a session could not be opened. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    /** Time for the index to store a new link. Claiming right after it lets this node get the lease before others. */
    private static final Duration INDEX_DELAY = Duration.ofMillis(300);

    private final String nodeId;
    private final LinkedSessions index;
    private final Sessions sessions;
    private final WhatsAppGateway gateway;
    private final Vault vault;
    private final AccountExecutor perAccount;
    private final SessionHistory history;
    private final Clock clock;
    private final PeriodicTask renewal;
    private Instant claimedAt = Instant.EPOCH;
    private boolean released;

    Leases(Configuration axon) {
        nodeId = axon.getComponent(WhatsAppSettings.class).nodeId();
        index = axon.getComponent(LinkedSessions.class);
        sessions = axon.getComponent(Sessions.class);
        gateway = axon.getComponent(WhatsAppGateway.class);
        vault = axon.getComponent(Vault.class);
        perAccount = axon.getComponent(AccountExecutor.class);
        history = axon.getComponent(SessionHistory.class);
        clock = axon.getComponent(Clock.class);
        renewal = new PeriodicTask(axon.getComponent(Timer.class), LEASE.dividedBy(3), "Renewing leases", this::renew);
    }

    /** Starts the periodic renewal. */
    public void start() {
        renewal.start();
    }

    /** Stops the periodic renewal. The leases remain valid until they expire or are released. */
    public void stop() {
        renewal.stop();
    }

    /** Renews the leases as soon as the index contains a session that was just linked here. */
    public void renewAfterLink() {
        renewal.nudge(INDEX_DELAY);
    }

    void retrySoon() {
        renewal.nudge(RETRY_DELAY);
    }

    /**
     * Renews the leases, then opens and closes sessions accordingly. If the renewal fails until the leases are about to
     * expire, all sessions are closed.
     */
    private synchronized void renew() {
        if (released) {
            return;
        }
        sessions.removeExpired();
        var requestedAt = clock.instant();
        List<LinkedSessions.Lease> leases;
        try {
            leases = index.claim(nodeId, LEASE);
        } catch (RuntimeException e) {
            closeExpiring();
            throw e;
        }
        claimedAt = requestedAt;
        closeExcept(leases.stream().map(LinkedSessions.Lease::accountId).collect(Collectors.toSet()));
        leases.forEach(it -> perAccount.execute(it.accountId(), () -> apply(it)));
    }

    /** Releases all leases at shutdown. */
    public synchronized void release() {
        released = true;
        index.release(nodeId);
    }

    private void apply(LinkedSessions.Lease owned) {
        var account = owned.accountId();
        var granted = new SessionLease(owned.epoch(), LEASE);
        var session = sessions.owned(account);
        if (session != null && session.link() < owned.link()) {
            logOut(account, session.link());
            session = null;
        }
        sessions.leased(account);
        if (session != null) {
            gateway.renew(account, granted);
        } else if (!sessions.isRecentlyUnlinked(account)) {
            index.find(account).ifPresent(it -> open(it, granted));
        }
    }

    /** Opens the session, unless the account's key was erased. */
    private void open(LinkedSession session, SessionLease granted) {
        vault.open(session.device()).ifPresent(device -> {
            sessions.own(session);
            sessions.leased(session.accountId());
            gateway.open(session.accountId(), session.link(), device, granted);
        });
    }

    /**
     * Closes the sessions without a lease. A session that was just linked has one lease duration to obtain its lease.
     */
    private void closeExcept(Set<AccountId> owned) {
        close(
                account -> !owned.contains(account),
                session -> session.leased() || isExpired(session.since()),
                this::end);
    }

    /** Closes all sessions if their leases may expire before the next renewal: another node could take them over. */
    private void closeExpiring() {
        if (!clock.instant().isBefore(claimedAt.plus(LEASE).minus(LEASE.dividedBy(3)))) {
            close(_ -> true, session -> session.leased() || isExpired(session.since()), this::handOver);
        }
    }

    private void close(
            Predicate<AccountId> which, Predicate<OwnedSession> condition, BiConsumer<AccountId, OwnedSession> action) {
        sessions.ownedAccounts().stream()
                .filter(which)
                .forEach(account -> perAccount.execute(account, () -> {
                    var session = sessions.owned(account);
                    if (session != null && condition.test(session)) {
                        action.accept(account, session);
                    }
                }));
    }

    /**
     * Logs the device out if it was unlinked through another node; otherwise closes it, since another node owns it now.
     */
    private void end(AccountId account, OwnedSession session) {
        if (isUnlinked(account, session.link())) {
            logOut(account, session.link());
        } else {
            handOver(account, session);
        }
    }

    private boolean isUnlinked(AccountId account, long link) {
        try {
            return !history.isLinked(account, link);
        } catch (RuntimeException e) {
            LOG.warn("Could not determine whether {} is linked ({})", account, OutageLog.causes(e));
            return false;
        }
    }

    private void logOut(AccountId account, long link) {
        sessions.giveUp(account);
        gateway.unlink(account, link);
    }

    private void handOver(AccountId account, OwnedSession session) {
        sessions.giveUp(account);
        gateway.close(account);
    }

    private boolean isExpired(Instant since) {
        return !clock.instant().isBefore(since.plus(LEASE));
    }
}
