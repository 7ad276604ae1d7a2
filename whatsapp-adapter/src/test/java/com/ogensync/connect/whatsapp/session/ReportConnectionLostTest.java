package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionStory.AT;
import static com.ogensync.connect.whatsapp.session.SessionStory.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionStory.UNTIL;
import static com.ogensync.connect.whatsapp.session.SessionStory.fixture;
import static com.ogensync.connect.whatsapp.session.SessionStory.linked;
import static com.ogensync.connect.whatsapp.session.SessionStory.lost;
import static com.ogensync.connect.whatsapp.session.SessionStory.requested;
import static com.ogensync.connect.whatsapp.session.SessionStory.restored;

import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.command.ReportConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import org.junit.jupiter.api.Test;

class ReportConnectionLostTest {

    @Test
    void a_lost_connection_is_told() {
        fixture().given(requested(1), linked(1)).when(network(1)).expectEvents(lost(1));
    }

    @Test
    void the_same_loss_is_told_once() {
        fixture()
                .given(requested(1), linked(1), lost(1))
                .when(network(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_reason_is_told() {
        fixture()
                .given(requested(1), linked(1), lost(1))
                .when(paused())
                .expectEvents(new WhatsAppConnectionLost(SESSION, 1, LossReason.PAUSED, UNTIL, AT));
    }

    @Test
    void another_end_is_told() {
        fixture()
                .given(requested(1), linked(1), new WhatsAppConnectionLost(SESSION, 1, LossReason.PAUSED, AT, AT))
                .when(paused())
                .expectEvents(new WhatsAppConnectionLost(SESSION, 1, LossReason.PAUSED, UNTIL, AT));
    }

    @Test
    void a_loss_after_a_recovery_is_told() {
        fixture()
                .given(requested(1), linked(1), lost(1), restored(1))
                .when(network(1))
                .expectEvents(lost(1));
    }

    @Test
    void a_passkey_may_be_wanted_before_a_device_is_linked() {
        fixture()
                .given(requested(1))
                .when(new ReportConnectionLost(SESSION, 1, LossReason.PASSKEY_REQUIRED, null, AT))
                .expectEvents(new WhatsAppConnectionLost(SESSION, 1, LossReason.PASSKEY_REQUIRED, null, AT));
    }

    @Test
    void an_attempt_loses_no_connection_that_it_never_had() {
        fixture()
                .given(requested(1))
                .when(network(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void without_a_device_nothing_is_lost() {
        fixture()
                .given(requested(1))
                .when(network(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static ReportConnectionLost network(long link) {
        return new ReportConnectionLost(SESSION, link, LossReason.NETWORK, null, AT);
    }

    private static ReportConnectionLost paused() {
        return new ReportConnectionLost(SESSION, 1, LossReason.PAUSED, UNTIL, AT);
    }
}
