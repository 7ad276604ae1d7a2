package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionFixture.AT;
import static com.ogensync.connect.whatsapp.session.SessionFixture.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionFixture.expired;
import static com.ogensync.connect.whatsapp.session.SessionFixture.fixture;
import static com.ogensync.connect.whatsapp.session.SessionFixture.linked;
import static com.ogensync.connect.whatsapp.session.SessionFixture.lost;
import static com.ogensync.connect.whatsapp.session.SessionFixture.qrIssued;
import static com.ogensync.connect.whatsapp.session.SessionFixture.requested;
import static com.ogensync.connect.whatsapp.session.SessionFixture.unlinked;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.command.RequestLink;
import org.axonframework.commandhandling.CommandExecutionException;
import org.junit.jupiter.api.Test;

class RequestLinkTest {

    @Test
    void the_first_attempt_has_number_one() {
        fixture()
                .givenNoPriorActivity()
                .when(request())
                .expectEvents(requested(1))
                .expectResultMessagePayload(1L);
    }

    @Test
    void an_attempt_in_progress_continues() {
        fixture().given(requested(1)).when(request()).expectNoEvents().expectResultMessagePayload(1L);
    }

    @Test
    void an_attempt_with_a_shown_code_continues() {
        fixture()
                .given(requested(1), qrIssued(1))
                .when(request())
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void after_an_expired_attempt_a_new_one_starts() {
        fixture()
                .given(requested(1), qrIssued(1), expired(1))
                .when(request())
                .expectEvents(requested(2))
                .expectResultMessagePayload(2L);
    }

    @Test
    void after_an_unlinked_device_a_new_attempt_starts() {
        fixture()
                .given(requested(1), linked(1), unlinked(1, Actor.PHONE))
                .when(request())
                .expectEvents(requested(2))
                .expectResultMessagePayload(2L);
    }

    @Test
    void a_linked_device_is_refused() {
        fixture()
                .given(requested(1), linked(1))
                .when(request())
                .expectNoEvents()
                .expectException(CommandExecutionException.class)
                .expectExceptionDetails(Refusal.DEVICE_LINKED_ALREADY);
    }

    @Test
    void a_linked_device_without_connection_is_refused() {
        fixture()
                .given(requested(1), linked(1), lost(1))
                .when(request())
                .expectNoEvents()
                .expectExceptionDetails(Refusal.DEVICE_LINKED_ALREADY);
    }

    private static RequestLink request() {
        return new RequestLink(SESSION, LinkMethod.QR, AT);
    }
}
