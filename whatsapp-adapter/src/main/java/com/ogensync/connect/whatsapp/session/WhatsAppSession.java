package com.ogensync.connect.whatsapp.session;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.command.ReportConnectionLost;
import com.ogensync.connect.api.session.command.ReportConnectionRestored;
import com.ogensync.connect.api.session.command.ReportLinkExpired;
import com.ogensync.connect.api.session.command.ReportLinked;
import com.ogensync.connect.api.session.command.ReportQrIssued;
import com.ogensync.connect.api.session.command.ReportSendingRestricted;
import com.ogensync.connect.api.session.command.ReportUnlinked;
import com.ogensync.connect.api.session.command.RequestLink;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
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
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/**
 * The linked device of one account. A link is requested, and codes are shown until one is used or all have expired.
 * Once linked, the device loses and restores its connection until its owner unlinks it here or on the phone. Each
 * attempt has a number; reports about earlier attempts are ignored.
 */
@Revision("1")
@AggregateRoot
final class WhatsAppSession {

    @AggregateIdentifier
    private SessionId sessionId;

    private Standing standing = Standing.INITIAL;

    /** Used by Axon before it replays the session's events. */
    WhatsAppSession() {}

    WhatsAppSession(RequestLink command) {
        apply(new LinkRequested(command.sessionId(), 1, command.method(), command.at()));
    }

    Long handle(RequestLink command) {
        if (standing.linked()) {
            var refusal = Refusal.DEVICE_LINKED_ALREADY;
            throw new CommandExecutionException(refusal.sentence(), null, refusal);
        }
        if (!standing.underWay()) {
            apply(new LinkRequested(sessionId, standing.link() + 1, command.method(), command.at()));
        }
        return standing.link();
    }

    void handle(ReportQrIssued command) {
        if (standing.isAttempt(command.link()) && standing.stage() == Standing.Stage.REQUESTED) {
            apply(new QrIssued(sessionId, command.link(), command.at()));
        }
    }

    void handle(ReportLinked command) {
        if (standing.isAttempt(command.link())) {
            apply(new WhatsAppLinked(sessionId, command.link(), command.number(), command.device(), command.at()));
        }
    }

    void handle(ReportLinkExpired command) {
        if (standing.isAttempt(command.link())) {
            apply(new LinkExpired(sessionId, command.link(), command.at()));
        }
    }

    void handle(ReportConnectionLost command) {
        if (standing.canLose(command.link(), command.reason()) && !standing.isLost(command.reason(), command.until())) {
            apply(new WhatsAppConnectionLost(
                    sessionId, command.link(), command.reason(), command.until(), command.at()));
        }
    }

    void handle(ReportConnectionRestored command) {
        if (standing.isDevice(command.link()) && standing.reason() != null) {
            apply(new WhatsAppConnectionRestored(sessionId, command.link(), command.at()));
        }
    }

    /** Restricts sending until a future time; a time in the past lifts the restriction. */
    void handle(ReportSendingRestricted command) {
        if (!standing.isDevice(command.link())) {
            return;
        }
        if (command.until().isAfter(command.at())) {
            if (!command.until().equals(standing.restricted())) {
                apply(new SendingRestricted(sessionId, command.link(), command.until(), command.at()));
            }
        } else if (standing.isRestrictedAt(command.at())) {
            apply(new SendingRestrictionLifted(sessionId, command.link(), command.at()));
        }
    }

    /** Unlinks the device. A link attempt in progress has no device yet, so it ends as expired. */
    void handle(UnlinkWhatsApp command) {
        if (standing.linked()) {
            apply(new WhatsAppUnlinked(sessionId, standing.link(), command.by(), command.at()));
        } else if (standing.underWay()) {
            apply(new LinkExpired(sessionId, standing.link(), command.at()));
        }
    }

    void handle(ReportUnlinked command) {
        if (standing.isDevice(command.link())) {
            apply(new WhatsAppUnlinked(sessionId, command.link(), command.by(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(WhatsAppSessionEvent event) {
        sessionId = event.sessionId();
        standing = standing.after(event);
    }
}
