package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionStory.AT;
import static com.ogensync.connect.whatsapp.session.SessionStory.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionStory.expired;
import static com.ogensync.connect.whatsapp.session.SessionStory.fixture;
import static com.ogensync.connect.whatsapp.session.SessionStory.linked;
import static com.ogensync.connect.whatsapp.session.SessionStory.lost;
import static com.ogensync.connect.whatsapp.session.SessionStory.qrIssued;
import static com.ogensync.connect.whatsapp.session.SessionStory.requested;
import static com.ogensync.connect.whatsapp.session.SessionStory.unlinked;

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
    void an_attempt_under_way_goes_on() {
        fixture().given(requested(1)).when(request()).expectNoEvents().expectResultMessagePayload(1L);
    }

    @Test
    void an_attempt_whose_code_is_shown_goes_on() {
        fixture()
                .given(requested(1), qrIssued(1))
                .when(request())
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void after_an_attempt_that_nobody_used_comes_the_next() {
        fixture()
                .given(requested(1), qrIssued(1), expired(1))
                .when(request())
                .expectEvents(requested(2))
                .expectResultMessagePayload(2L);
    }

    @Test
    void after_an_unlinked_device_comes_the_next() {
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
