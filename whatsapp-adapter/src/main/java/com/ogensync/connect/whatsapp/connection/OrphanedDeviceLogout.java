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
import org.axonframework.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs out devices that were unlinked while their owning node was down. The index alone is not sufficient evidence: the
 * session's own events must contain the unlinking.
 */
public final class OrphanedDeviceLogout {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedDeviceLogout.class);
    private static final Duration CHECK_INTERVAL = Duration.ofMinutes(1);
    private static final int CHECKS = 5;
    /** Time within which a live owner logs the device out itself. */
    private static final Duration LIVE_OWNER_MAX = Leases.LEASE.plus(Leases.LEASE.dividedBy(3));

    private final LinkedSessions index;
    private final SessionHistory history;
    private final WhatsAppGateway gateway;
    private final Vault vault;
    private final Timer timer;
    private Set<String> foundBefore = Set.of();

    OrphanedDeviceLogout(Configuration axon) {
        index = axon.getComponent(LinkedSessions.class);
        history = axon.getComponent(SessionHistory.class);
        gateway = axon.getComponent(WhatsAppGateway.class);
        vault = axon.getComponent(Vault.class);
        timer = axon.getComponent(Timer.class);
    }

    /**
     * Schedules the logout of a device that was unlinked here and is owned by another node. A live owner logs it out
     * itself before its lease expires.
     */
    public void scheduleLogout(AccountId account, long link) {
        var _ = timer.after(LIVE_OWNER_MAX, () -> logOut(account, link));
    }

    /** Starts the checks for devices that an earlier process stored as unlinked and did not log out. */
    public void start() {
        scheduleCheck(CHECK_INTERVAL, CHECKS);
    }

    private void scheduleCheck(Duration delay, int times) {
        if (times > 0) {
            var _ = timer.after(delay, () -> {
                check();
                scheduleCheck(CHECK_INTERVAL, times - 1);
            });
        }
    }

    /** Logs out only devices found in two consecutive checks, which leaves a live owner a minute for its own logout. */
    private void check() {
        try {
            var unlinked = index.unlinked();
            if (!unlinked.isEmpty()) {
                var devices = gateway.devices().join();
                var found = new HashSet<String>();
                unlinked.forEach(session -> check(session, devices, found));
                foundBefore = found;
            }
        } catch (RuntimeException e) {
            LOG.warn("Could not search for unlinked devices that are not logged out ({})", OutageLog.causes(e));
        }
    }

    private void check(LinkedSession session, Set<String> devices, Set<String> found) {
        vault.open(session.device()).filter(devices::contains).ifPresent(device -> {
            found.add(device);
            if (foundBefore.contains(device)) {
                logOut(session.accountId(), session.link());
            }
        });
    }

    private void logOut(AccountId account, long link) {
        try {
            if (!history.isLinked(account, link)) {
                history.device(account, link)
                        .flatMap(vault::open)
                        .ifPresent(device -> gateway.logOut(account, link, device));
            }
        } catch (RuntimeException e) {
            LOG.warn("Could not log out an unlinked device of {} ({})", account, OutageLog.causes(e));
        }
    }
}
