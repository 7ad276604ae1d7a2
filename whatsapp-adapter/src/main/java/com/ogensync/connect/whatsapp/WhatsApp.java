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

/** All of WhatsApp on this node put together, and the order in which it starts and stops. */
final class WhatsApp {

    private static final Logger LOG = LoggerFactory.getLogger(WhatsApp.class);
    private static final Duration LOOK = Duration.ofMillis(10);
    /** By then the index has a new link, and this node can claim it before another does. */
    private static final Duration INDEX_BEHIND = Duration.ofMillis(300);

    /** A session that could not be opened need not wait for the next renewal. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final WhatsAppSettings settings;
    private final CommandSender dispatcher;
    private final WhatsAppGateway gateway;
    private final Clock clock;
    private final Timer timer;
    private final KeyedSerialExecutor<AccountId> perAccount =
            new KeyedSerialExecutor<>("whatsapp-session", this::renewSoon);
    private final Sessions sessions;
    private final Leases leases;
    private final PeriodicTask renewing;
    private final OrphanedDeviceLogout farewells;
    private final Linking linking;
    private final Sending sending;
    private final Inbox inbox;

    WhatsApp(
            WhatsAppSettings settings,
            WaitingReceipts receipts,
            CommandSender dispatcher,
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
        this.dispatcher = dispatcher;
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
        farewells = new OrphanedDeviceLogout(settings.lease(), linkedSessions, history, gateway, vault, timer);
        renewing = new PeriodicTask(timer, settings.lease().dividedBy(3), "Renewing leases", leases::renew);
        linking = new Linking(dispatcher, gateway, sessions, vault, perAccount, clock);
        sending = new Sending(
                pace(settings),
                receipts,
                dispatcher,
                events,
                gateway,
                openMessages,
                sessions,
                newContacts,
                pacer,
                vault,
                clock,
                timer);
        inbox = new Inbox(dispatcher, sessions, vault, perAccount, clock);
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
                sessions, linking, sending, gateway, farewells, perAccount, () -> renewing.nudge(INDEX_BEHIND));
    }

    private void renewSoon() {
        renewing.nudge(AFTER_FAILURE);
    }

    void start() {
        gateway.start(new GatewayListener(dispatcher, sessions, linking, sending, inbox, perAccount, clock));
        renewing.start();
        farewells.lookBack();
        sending.start();
    }

    /** Takes nothing on any more, lets what is under way finish for a while, and gives the sessions back. */
    void stop() {
        renewing.stop();
        sending.stop();
        linking.stop();
        awaitIdle();
        gateway.stop();
        dispatcher.stop();
        sending.answerAll();
        try {
            leases.release();
        } catch (RuntimeException e) {
            LOG.warn("The leases cannot be given back and will run out ({})", OutageLog.causes(e));
        }
        timer.close();
    }

    private void awaitIdle() {
        var end = System.nanoTime() + settings.stopGrace().toNanos();
        while (System.nanoTime() < end && !(sending.isIdle() && perAccount.isIdle())) {
            LockSupport.parkNanos(LOOK.toNanos());
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
