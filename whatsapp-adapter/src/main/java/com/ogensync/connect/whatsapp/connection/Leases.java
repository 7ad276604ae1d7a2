package com.ogensync.connect.whatsapp.connection;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.session.LinkedSession;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import com.ogensync.connect.whatsapp.timing.InOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Keeps this node's leases, opens the sessions that they give, and closes those that they no longer cover. */
public final class Leases {

    private final String nodeId;
    private final Duration lease;
    private final LinkedSessions index;
    private final Sessions sessions;
    private final WhatsAppGateway gateway;
    private final Vault vault;
    private final InOrder<AccountId> perAccount;
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
            InOrder<AccountId> perAccount,
            Clock clock) {
        this.nodeId = nodeId;
        this.lease = lease;
        this.index = index;
        this.sessions = sessions;
        this.gateway = gateway;
        this.vault = vault;
        this.perAccount = perAccount;
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
        leases.forEach(it ->
                perAccount.execute(it.accountId(), () -> open(it.accountId(), new SessionLease(it.epoch(), lease))));
    }

    /** Gives everything back, at the orderly end. */
    public synchronized void release() {
        released = true;
        index.release(nodeId);
    }

    private void open(AccountId account, SessionLease given) {
        sessions.leased(account);
        if (sessions.kept(account) != null) {
            gateway.renew(account, given);
        } else if (!sessions.isFreshlyUnlinked(account)) {
            index.find(account).ifPresent(session -> open(session, given));
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
        close(account -> !owned.contains(account), session -> session.leased() || ranOut(session.since()));
    }

    /** Another node may take over when the leases run out, which could be before the next try here. */
    private void closeWhatMayRunOut() {
        if (!clock.instant().isBefore(claimedAt.plus(lease).minus(lease.dividedBy(3)))) {
            close(_ -> true, session -> session.leased() || ranOut(session.since()));
        }
    }

    private void close(Predicate<AccountId> which, Predicate<Kept> still) {
        sessions.allKept().stream()
                .filter(which)
                .forEach(account -> perAccount.execute(account, () -> {
                    var session = sessions.kept(account);
                    if (session != null && still.test(session)) {
                        sessions.letGo(account);
                        gateway.close(account);
                    }
                }));
    }

    private boolean ranOut(Instant since) {
        return !clock.instant().isBefore(since.plus(lease));
    }
}
