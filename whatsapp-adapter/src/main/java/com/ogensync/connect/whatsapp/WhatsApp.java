package com.ogensync.connect.whatsapp;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.runtime.timing.Backoff;
import com.ogensync.connect.runtime.timing.KeyedSerialExecutor;
import com.ogensync.connect.runtime.timing.PeriodicTask;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.connection.Leases;
import com.ogensync.connect.whatsapp.connection.OrphanedDeviceLogout;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.inbox.Inbox;
import com.ogensync.connect.whatsapp.linking.Linking;
import com.ogensync.connect.whatsapp.linking.Passkeys;
import com.ogensync.connect.whatsapp.pacing.NewContacts;
import com.ogensync.connect.whatsapp.pacing.Pacer;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import com.ogensync.connect.whatsapp.sending.Sending;
import com.ogensync.connect.whatsapp.sending.SendingPace;
import com.ogensync.connect.whatsapp.sending.WaitingReceipts;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import com.ogensync.connect.whatsapp.session.SessionHistory;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The WhatsApp components of one node, and the order in which they start and stop. */
final class WhatsApp {

    private static final Logger LOG = LoggerFactory.getLogger(WhatsApp.class);
    private static final Duration IDLE_POLL = Duration.ofMillis(10);
    /** Time for the index to store a new link. Claiming right after it lets this node get the lease before others. */
    private static final Duration INDEX_DELAY = Duration.ofMillis(300);

    /** Delay before the leases are renewed early, because a session could not be opened. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final WhatsAppSettings settings;
    private final CommandSender commandSender;
    private final WhatsAppGateway gateway;
    private final Clock clock;
    private final Timer timer;
    private final KeyedSerialExecutor<AccountId> perAccount =
            new KeyedSerialExecutor<>("whatsapp-session", this::renewSoon);
    private final Sessions sessions;
    private final Leases leases;
    private final PeriodicTask leaseRenewal;
    private final OrphanedDeviceLogout orphanedDevices;
    private final Linking linking;
    private final Sending sending;
    private final Inbox inbox;

    WhatsApp(
            WhatsAppSettings settings,
            WaitingReceipts receipts,
            CommandSender commandSender,
            EventStore events,
            WhatsAppGateway gateway,
            LinkedSessions linkedSessions,
            OpenMessages openMessages,
            NewContacts newContacts,
            Pacer pacer,
            Vault vault,
            Clock clock,
            Timer timer) {
        this.settings = settings;
        this.commandSender = commandSender;
        this.gateway = gateway;
        this.clock = clock;
        this.timer = timer;
        sessions = new Sessions(linkedSessions, clock);
        var history = new SessionHistory(events);
        leases = new Leases(
                settings.nodeId(),
                settings.lease(),
                linkedSessions,
                sessions,
                gateway,
                vault,
                perAccount,
                history,
                clock);
        orphanedDevices = new OrphanedDeviceLogout(settings.lease(), linkedSessions, history, gateway, vault, timer);
        leaseRenewal = new PeriodicTask(timer, settings.lease().dividedBy(3), "Renewing leases", leases::renew);
        linking = new Linking(commandSender, gateway, sessions, vault, perAccount, clock);
        sending = new Sending(
                pace(settings),
                receipts,
                commandSender,
                events,
                gateway,
                openMessages,
                sessions,
                newContacts,
                pacer,
                vault,
                clock,
                timer);
        inbox = new Inbox(commandSender, sessions, vault, perAccount, clock);
    }

    Object linking() {
        return linking;
    }

    Object passkeys() {
        return new Passkeys(linking, gateway);
    }

    Sending sending() {
        return sending;
    }

    Object sessionEventHandler() {
        return new WhenSessionStored(
                sessions,
                linking,
                sending,
                gateway,
                orphanedDevices,
                perAccount,
                () -> leaseRenewal.nudge(INDEX_DELAY));
    }

    private void renewSoon() {
        leaseRenewal.nudge(RETRY_DELAY);
    }

    void start() {
        gateway.start(new GatewayListener(commandSender, sessions, linking, sending, inbox, perAccount, clock));
        leaseRenewal.start();
        orphanedDevices.start();
        sending.start();
    }

    /** Stops accepting work, waits up to the grace period for pending work, and releases the leases. */
    void stop() {
        leaseRenewal.stop();
        sending.stop();
        linking.stop();
        awaitIdle();
        gateway.stop();
        commandSender.stop();
        sending.answerAll();
        try {
            leases.release();
        } catch (RuntimeException e) {
            LOG.warn("Could not release the session leases; they will expire ({})", OutageLog.causes(e));
        }
        timer.close();
    }

    private void awaitIdle() {
        var end = System.nanoTime() + settings.stopGrace().toNanos();
        while (System.nanoTime() < end && !(sending.isIdle() && perAccount.isIdle())) {
            LockSupport.parkNanos(IDLE_POLL.toNanos());
        }
    }

    private static SendingPace pace(WhatsAppSettings settings) {
        return new SendingPace(
                settings.ackTimeout(),
                settings.recoveryInterval(),
                settings.recoveryBatch(),
                new Backoff(settings.retryFirst(), settings.retryMost()),
                settings.queueCapacity(),
                settings.receiptReports(),
                settings.absenceKept());
    }
}
