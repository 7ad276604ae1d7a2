package com.ogensync.connect.whatsapp;

import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.connection.AccountExecutor;
import com.ogensync.connect.whatsapp.connection.Leases;
import com.ogensync.connect.whatsapp.connection.OrphanedDeviceLogout;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.linking.Linking;
import com.ogensync.connect.whatsapp.sending.MessageDispatcher;
import com.ogensync.connect.whatsapp.sending.PendingOutcomes;
import com.ogensync.connect.whatsapp.sending.Recovery;
import com.ogensync.connect.whatsapp.settings.WhatsAppSettings;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the WhatsApp components of one node in the required order. */
final class WhatsApp {

    private static final Logger LOG = LoggerFactory.getLogger(WhatsApp.class);
    private static final Duration IDLE_POLL = Duration.ofMillis(10);

    private final Configuration axon;

    WhatsApp(Configuration axon) {
        this.axon = axon;
    }

    void start() {
        axon.getComponent(WhatsAppGateway.class).start(new GatewayListener(axon));
        axon.getComponent(Leases.class).start();
        axon.getComponent(OrphanedDeviceLogout.class).start();
        axon.getComponent(Recovery.class).start();
    }

    /** Stops accepting work, waits up to the grace period for pending work, and releases the leases. */
    void stop() {
        var leases = axon.getComponent(Leases.class);
        leases.stop();
        axon.getComponent(Recovery.class).stop();
        axon.getComponent(MessageDispatcher.class).stop();
        axon.getComponent(Linking.class).stop();
        awaitIdle();
        axon.getComponent(WhatsAppGateway.class).stop();
        axon.getComponent(CommandSender.class).stop();
        axon.getComponent(PendingOutcomes.class).stop();
        try {
            leases.release();
        } catch (RuntimeException e) {
            LOG.warn("Could not release the session leases; they will expire ({})", OutageLog.causes(e));
        }
        axon.getComponent(Timer.class).close();
    }

    private void awaitIdle() {
        var dispatcher = axon.getComponent(MessageDispatcher.class);
        var accounts = axon.getComponent(AccountExecutor.class);
        var grace = axon.getComponent(WhatsAppSettings.class).stopGrace();
        var end = System.nanoTime() + grace.toNanos();
        while (System.nanoTime() < end && !(dispatcher.isIdle() && accounts.isIdle())) {
            LockSupport.parkNanos(IDLE_POLL.toNanos());
        }
    }
}
