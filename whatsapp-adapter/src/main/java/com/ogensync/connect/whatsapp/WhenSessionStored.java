package com.ogensync.connect.whatsapp;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.event.LinkExpired;
import com.ogensync.connect.api.session.event.LinkRequested;
import com.ogensync.connect.api.session.event.QrIssued;
import com.ogensync.connect.api.session.event.SendingRestricted;
import com.ogensync.connect.api.session.event.SendingRestrictionLifted;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionRestored;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import com.ogensync.connect.whatsapp.connection.AccountExecutor;
import com.ogensync.connect.whatsapp.connection.Leases;
import com.ogensync.connect.whatsapp.connection.OrphanedDeviceLogout;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.linking.Linking;
import com.ogensync.connect.whatsapp.pacing.Pacer;
import com.ogensync.connect.whatsapp.sending.Recovery;
import com.ogensync.connect.whatsapp.sending.SendingModule;
import org.axonframework.config.Configuration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Applies links, restrictions and unlinking to this node's in-memory state as soon as their events are committed.
 * {@link GatewayListener} applies the state of the connection.
 */
@ProcessingGroup(SendingModule.PROCESSING_GROUP)
final class WhenSessionStored {

    private final Sessions sessions;
    private final Linking linking;
    private final Recovery recovery;
    private final Pacer pacer;
    private final WhatsAppGateway gateway;
    private final OrphanedDeviceLogout orphanedDevices;
    private final AccountExecutor perAccount;
    private final Leases leases;

    WhenSessionStored(Configuration axon) {
        sessions = axon.getComponent(Sessions.class);
        linking = axon.getComponent(Linking.class);
        recovery = axon.getComponent(Recovery.class);
        pacer = axon.getComponent(Pacer.class);
        gateway = axon.getComponent(WhatsAppGateway.class);
        orphanedDevices = axon.getComponent(OrphanedDeviceLogout.class);
        perAccount = axon.getComponent(AccountExecutor.class);
        leases = axon.getComponent(Leases.class);
    }

    @EventHandler
    void on(WhatsAppSessionEvent event, UnitOfWork<?> unitOfWork) {
        unitOfWork.root().afterCommit(_ -> stored(event));
    }

    private void stored(WhatsAppSessionEvent event) {
        var account = event.sessionId().account();
        switch (event) {
            case LinkRequested _, QrIssued _, WhatsAppConnectionLost _, WhatsAppConnectionRestored _ -> {}
            case LinkExpired expired -> {
                linking.ended(account, expired.link(), false);
                perAccount.execute(account, () -> gateway.unlink(account, expired.link()));
            }
            case WhatsAppLinked linked -> {
                sessions.own(account, linked.link(), linked.at());
                linking.ended(account, linked.link(), true);
                leases.renewAfterLink();
            }
            case SendingRestricted restricted -> {
                sessions.restricted(account, restricted.link(), restricted.until());
                pacer.wake(account);
            }
            case SendingRestrictionLifted lifted -> {
                sessions.restricted(account, lifted.link(), null);
                perAccount.execute(account, () -> recovery.resume(account));
            }
            case WhatsAppUnlinked unlinked -> {
                if (!sessions.isOwned(account, unlinked.link())
                        && !unlinked.by().equals(Actor.PHONE)) {
                    orphanedDevices.scheduleLogout(account, unlinked.link());
                }
                sessions.unlinked(account);
                pacer.wake(account);
                perAccount.execute(account, () -> {
                    gateway.unlink(account, unlinked.link());
                    recovery.abandon(account);
                });
            }
        }
    }
}
