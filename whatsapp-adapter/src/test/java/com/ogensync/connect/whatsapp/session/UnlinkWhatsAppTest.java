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
    void an_attempt_in_progress_expires() {
        fixture().given(requested(1)).when(unlink()).expectEvents(expired(1));
    }

    @Test
    void an_attempt_with_a_shown_code_expires() {
        fixture().given(requested(1), qrIssued(1)).when(unlink()).expectEvents(expired(1));
    }

    @Test
    void an_unlinked_device_stays_unlinked() {
        fixture()
                .given(requested(1), linked(1), unlinked(1, Actor.PHONE))
                .when(unlink())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_ended_attempt_stays_ended() {
        fixture()
                .given(requested(1), expired(1))
                .when(unlink())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_command_for_a_session_that_does_not_exist_is_ignored() {
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
