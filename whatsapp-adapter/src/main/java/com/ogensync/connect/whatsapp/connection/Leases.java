package com.ogensync.connect.whatsapp.connection;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.runtime.timing.KeyedSerialExecutor;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.session.LinkedSession;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import com.ogensync.connect.whatsapp.session.SessionHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps this node's leases, opens the sessions that they give, and closes those that they no longer cover. */
public final class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private final String nodeId;
    private final Duration lease;
    private final LinkedSessions index;
    private final Sessions sessions;
    private final WhatsAppGateway gateway;
    private final Vault vault;
    private final KeyedSerialExecutor<AccountId> perAccount;
    private final SessionHistory history;
    private final Clock clock;
    private Instant claimedAt = Instant.EPOCH;
    private boolean released;

    /** Nothing is claimed yet. */
    public Leases(
            String nodeId,
            Duration lease,
            LinkedSessions index,
            Sessions sessions,
            WhatsAppGateway gateway,
            Vault vault,
            KeyedSerialExecutor<AccountId> perAccount,
            SessionHistory history,
            Clock clock) {
        this.nodeId = nodeId;
        this.lease = lease;
        this.index = index;
        this.sessions = sessions;
        this.gateway = gateway;
        this.vault = vault;
        this.perAccount = perAccount;
        this.history = history;
        this.clock = clock;
    }

    /** Renews the leases and follows them. When they cannot be renewed in time, nothing is kept any more. */
    public synchronized void renew() {
        if (released) {
            return;
        }
        sessions.tidy();
        var asked = clock.instant();
        List<LinkedSessions.Lease> leases;
        try {
            leases = index.claim(nodeId, lease);
        } catch (RuntimeException e) {
            closeWhatMayRunOut();
            throw e;
        }
        claimedAt = asked;
        closeExcept(leases.stream().map(LinkedSessions.Lease::accountId).collect(Collectors.toSet()));
        leases.forEach(it -> perAccount.execute(it.accountId(), () -> follow(it)));
    }

    /** Gives everything back, at the orderly end. */
    public synchronized void release() {
        released = true;
        index.release(nodeId);
    }

    private void follow(LinkedSessions.Lease owned) {
        var account = owned.accountId();
        var given = new SessionLease(owned.epoch(), lease);
        var session = sessions.kept(account);
        if (session != null && session.link() < owned.link()) {
            logOut(account, session.link());
            session = null;
        }
        sessions.leased(account);
        if (session != null) {
            gateway.renew(account, given);
        } else if (!sessions.isFreshlyUnlinked(account)) {
            index.find(account).ifPresent(it -> open(it, given));
        }
    }

    /** A device whose key was erased stays closed. */
    private void open(LinkedSession session, SessionLease given) {
        vault.open(session.device()).ifPresent(device -> {
            sessions.keep(session);
            sessions.leased(session.accountId());
            gateway.open(session.accountId(), session.link(), device, given);
        });
    }

    /** A session just linked is in no lease yet: it has as long as a lease lasts to get one. */
    private void closeExcept(Set<AccountId> owned) {
        close(account -> !owned.contains(account), session -> session.leased() || ranOut(session.since()), this::end);
    }

    /** Another node may take over when the leases run out, which could be before the next try here. */
    private void closeWhatMayRunOut() {
        if (!clock.instant().isBefore(claimedAt.plus(lease).minus(lease.dividedBy(3)))) {
            close(_ -> true, session -> session.leased() || ranOut(session.since()), this::handOver);
        }
    }

    private void close(
            Predicate<AccountId> which, Predicate<OwnedSession> still, BiConsumer<AccountId, OwnedSession> how) {
        sessions.allKept().stream()
                .filter(which)
                .forEach(account -> perAccount.execute(account, () -> {
                    var session = sessions.kept(account);
                    if (session != null && still.test(session)) {
                        how.accept(account, session);
                    }
                }));
    }

    /**
     * Unlinked through another node, a device is logged out by the one that keeps it; else another node keeps it now.
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
            LOG.warn("It is not known whether {} is linked ({})", account, OutageLog.causes(e));
            return false;
        }
    }

    private void logOut(AccountId account, long link) {
        sessions.letGo(account);
        gateway.unlink(account, link);
    }

    private void handOver(AccountId account, OwnedSession session) {
        sessions.letGo(account);
        gateway.close(account);
    }

    private boolean ranOut(Instant since) {
        return !clock.instant().isBefore(since.plus(lease));
    }
}
