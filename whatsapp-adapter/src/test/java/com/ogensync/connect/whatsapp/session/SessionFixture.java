package com.ogensync.connect.whatsapp.session;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.event.LinkExpired;
import com.ogensync.connect.api.session.event.LinkRequested;
import com.ogensync.connect.api.session.event.QrIssued;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionRestored;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Factories of session events, and the test fixture of the aggregate. */
final class SessionFixture {

    static final SessionId SESSION =
            new SessionId(new AccountId(UUID.fromString("0a1b2c3d-0000-4000-8000-000000000001")));
    static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
    static final Instant UNTIL = Instant.parse("2026-01-03T00:00:00.000Z");
    static final Sealed NUMBER = new Sealed("profile", "number");
    static final Sealed DEVICE = new Sealed("profile", "device");

    private SessionFixture() {}

    static AggregateTestFixture<WhatsAppSession> fixture() {
        var fixture = new AggregateTestFixture<>(WhatsAppSession.class);
        fixture.registerAnnotatedCommandHandler(new SessionDesk(fixture.getRepository(), id -> exists(fixture, id)));
        return fixture;
    }

    /** Handles the fixture's event store, which throws if there is no aggregate; a real one returns nothing. */
    private static boolean exists(AggregateTestFixture<WhatsAppSession> fixture, SessionId id) {
        try {
            return fixture.getEventStore().lastSequenceNumberFor(id.value()).isPresent();
        } catch (AggregateNotFoundException _) {
            return false;
        }
    }

    static LinkRequested requested(long link) {
        return new LinkRequested(SESSION, link, LinkMethod.QR, AT);
    }

    static QrIssued qrIssued(long link) {
        return new QrIssued(SESSION, link, AT);
    }

    static LinkExpired expired(long link) {
        return new LinkExpired(SESSION, link, AT);
    }

    static WhatsAppLinked linked(long link) {
        return new WhatsAppLinked(SESSION, link, NUMBER, DEVICE, AT);
    }

    static WhatsAppConnectionLost lost(long link) {
        return new WhatsAppConnectionLost(SESSION, link, LossReason.NETWORK, null, AT);
    }

    static WhatsAppConnectionRestored restored(long link) {
        return new WhatsAppConnectionRestored(SESSION, link, AT);
    }

    static WhatsAppUnlinked unlinked(long link, Actor by) {
        return new WhatsAppUnlinked(SESSION, link, by, AT);
    }
}
