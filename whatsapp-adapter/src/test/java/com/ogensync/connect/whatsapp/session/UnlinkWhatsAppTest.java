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
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import org.junit.jupiter.api.Test;

class UnlinkWhatsAppTest {

    @Test
    void a_linked_device_is_unlinked() {
        fixture().given(requested(1), linked(1)).when(unlink()).expectEvents(unlinked(1, Actor.USER));
    }

    @Test
    void a_device_without_connection_is_unlinked() {
        fixture().given(requested(1), linked(1), lost(1)).when(unlink()).expectEvents(unlinked(1, Actor.USER));
    }

    @Test
    void an_attempt_under_way_ends_as_one_that_nobody_used() {
        fixture().given(requested(1)).when(unlink()).expectEvents(expired(1));
    }

    @Test
    void so_does_one_whose_code_is_shown() {
        fixture().given(requested(1), qrIssued(1)).when(unlink()).expectEvents(expired(1));
    }

    @Test
    void what_is_unlinked_stays_so() {
        fixture()
                .given(requested(1), linked(1), unlinked(1, Actor.PHONE))
                .when(unlink())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_ended_attempt_stays_so() {
        fixture()
                .given(requested(1), expired(1))
                .when(unlink())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_session_that_never_began_is_left_alone() {
        fixture()
                .givenNoPriorActivity()
                .when(unlink())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static UnlinkWhatsApp unlink() {
        return new UnlinkWhatsApp(SESSION, Actor.USER, AT);
    }
}
