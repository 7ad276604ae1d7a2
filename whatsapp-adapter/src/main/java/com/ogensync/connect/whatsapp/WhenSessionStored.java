package com.ogensync.connect.whatsapp;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
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
import com.ogensync.connect.runtime.timing.KeyedSerialExecutor;
import com.ogensync.connect.whatsapp.connection.OrphanedDeviceLogout;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.linking.Linking;
import com.ogensync.connect.whatsapp.sending.Sending;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Applies session events to this node's in-memory state as soon as they are committed. */
@ProcessingGroup(Sending.PROCESSING_GROUP)
final class WhenSessionStored {

    private final Sessions sessions;
    private final Linking linking;
    private final Sending sending;
    private final WhatsAppGateway gateway;
    private final OrphanedDeviceLogout orphanedDevices;
    private final KeyedSerialExecutor<AccountId> perAccount;
    private final Runnable onLinked;

    WhenSessionStored(
            Sessions sessions,
            Linking linking,
            Sending sending,
            WhatsAppGateway gateway,
            OrphanedDeviceLogout orphanedDevices,
            KeyedSerialExecutor<AccountId> perAccount,
            Runnable onLinked) {
        this.sessions = sessions;
        this.linking = linking;
        this.sending = sending;
        this.gateway = gateway;
        this.orphanedDevices = orphanedDevices;
        this.perAccount = perAccount;
        this.onLinked = onLinked;
    }

    @EventHandler
    void on(WhatsAppSessionEvent event, UnitOfWork<?> unitOfWork) {
        unitOfWork.root().afterCommit(_ -> stored(event));
    }

    private void stored(WhatsAppSessionEvent event) {
        var account = event.sessionId().account();
        switch (event) {
            case LinkRequested _, QrIssued _ -> {}
            case LinkExpired expired -> {
                linking.ended(account, expired.link(), false);
                perAccount.execute(account, () -> gateway.unlink(account, expired.link()));
            }
            case WhatsAppLinked linked -> {
                sessions.own(account, linked.link(), linked.at());
                linking.ended(account, linked.link(), true);
                onLinked.run();
            }
            case WhatsAppConnectionLost lost -> {
                sessions.lost(account, lost.link(), lost.until());
                sending.wakeWaiting(account);
            }
            case WhatsAppConnectionRestored restored -> sessions.restored(account, restored.link());
            case SendingRestricted restricted -> {
                sessions.restricted(account, restricted.link(), restricted.until());
                sending.wakeWaiting(account);
            }
            case SendingRestrictionLifted lifted -> {
                sessions.restricted(account, lifted.link(), null);
                perAccount.execute(account, () -> sending.resume(account));
            }
            case WhatsAppUnlinked unlinked -> {
                if (!sessions.isOwned(account, unlinked.link())
                        && !unlinked.by().equals(Actor.PHONE)) {
                    orphanedDevices.scheduleLogout(account, unlinked.link());
                }
                sessions.unlinked(account);
                sending.wakeWaiting(account);
                perAccount.execute(account, () -> {
                    gateway.unlink(account, unlinked.link());
                    sending.abandon(account);
                });
            }
        }
    }
}
