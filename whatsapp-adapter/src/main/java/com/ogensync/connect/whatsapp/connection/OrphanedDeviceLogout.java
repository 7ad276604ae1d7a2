package com.ogensync.connect.whatsapp.connection;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.session.LinkedSession;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import com.ogensync.connect.whatsapp.session.SessionHistory;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs out devices that are linked no more, where the node that kept them died before it could. Nothing is logged out
 * on the word of an index: the session's own events must say that the device was unlinked.
 */
public final class OrphanedDeviceLogout {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedDeviceLogout.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final int LOOKS = 5;

    private final Duration lease;
    private final LinkedSessions index;
    private final SessionHistory history;
    private final WhatsAppGateway gateway;
    private final Vault vault;
    private final Timer timer;
    private Set<String> seen = Set.of();

    /** @param lease how long another node may take for it */
    public OrphanedDeviceLogout(
            Duration lease,
            LinkedSessions index,
            SessionHistory history,
            WhatsAppGateway gateway,
            Vault vault,
            Timer timer) {
        this.lease = lease;
        this.index = index;
        this.history = history;
        this.gateway = gateway;
        this.vault = vault;
        this.timer = timer;
    }

    /**
     * A device that this node does not keep was unlinked here: who keeps it hears of it within its lease, or is dead.
     */
    public void owed(AccountId account, long link) {
        var _ = timer.after(lease.plus(lease.dividedBy(3)), () -> sayTo(account, link));
    }

    /** After a start: what was stored as unlinked, and not logged out, by a process that is gone. */
    public void lookBack() {
        lookIn(BETWEEN_LOOKS, LOOKS);
    }

    private void lookIn(Duration delay, int times) {
        if (times > 0) {
            var _ = timer.after(delay, () -> {
                look();
                lookIn(BETWEEN_LOOKS, times - 1);
            });
        }
    }

    /** Whoever is about to log one out has from one look to the next for it. */
    private void look() {
        try {
            var unlinked = index.unlinked();
            if (!unlinked.isEmpty()) {
                var devices = gateway.devices().join();
                var now = new HashSet<String>();
                unlinked.forEach(session -> look(session, devices, now));
                seen = now;
            }
        } catch (RuntimeException e) {
            LOG.warn("Devices that were not logged out cannot be looked for ({})", OutageLog.causes(e));
        }
    }

    private void look(LinkedSession session, Set<String> devices, Set<String> now) {
        vault.open(session.device()).filter(devices::contains).ifPresent(device -> {
            now.add(device);
            if (seen.contains(device)) {
                sayTo(session.accountId(), session.link());
            }
        });
    }

    private void sayTo(AccountId account, long link) {
        try {
            if (!history.isLinked(account, link)) {
                history.device(account, link)
                        .flatMap(vault::open)
                        .ifPresent(device -> gateway.logOut(account, link, device));
            }
        } catch (RuntimeException e) {
            LOG.warn("A device of {} cannot be logged out ({})", account, OutageLog.causes(e));
        }
    }
}
