package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionFixture.AT;
import static com.ogensync.connect.whatsapp.session.SessionFixture.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionFixture.UNTIL;
import static com.ogensync.connect.whatsapp.session.SessionFixture.fixture;
import static com.ogensync.connect.whatsapp.session.SessionFixture.linked;
import static com.ogensync.connect.whatsapp.session.SessionFixture.lost;
import static com.ogensync.connect.whatsapp.session.SessionFixture.requested;
import static com.ogensync.connect.whatsapp.session.SessionFixture.restored;

import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.command.ReportConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import org.junit.jupiter.api.Test;

class ReportConnectionLostTest {

    @Test
    void a_lost_connection_is_stored() {
        fixture().given(requested(1), linked(1)).when(network(1)).expectEvents(lost(1));
    }

    @Test
    void the_same_loss_is_stored_once() {
        fixture()
                .given(requested(1), linked(1), lost(1))
                .when(network(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_reason_is_stored() {
        fixture()
                .given(requested(1), linked(1), lost(1))
                .when(paused())
                .expectEvents(new WhatsAppConnectionLost(SESSION, 1, LossReason.PAUSED, UNTIL, AT));
    }

    @Test
    void another_end_is_stored() {
        fixture()
                .given(requested(1), linked(1), new WhatsAppConnectionLost(SESSION, 1, LossReason.PAUSED, AT, AT))
                .when(paused())
                .expectEvents(new WhatsAppConnectionLost(SESSION, 1, LossReason.PAUSED, UNTIL, AT));
    }

    @Test
    void a_loss_after_a_recovery_is_stored() {
        fixture()
                .given(requested(1), linked(1), lost(1), restored(1))
                .when(network(1))
                .expectEvents(lost(1));
    }

    @Test
    void a_required_passkey_is_stored_before_a_device_is_linked() {
        fixture()
                .given(requested(1))
                .when(new ReportConnectionLost(SESSION, 1, LossReason.PASSKEY_REQUIRED, null, AT))
                .expectEvents(new WhatsAppConnectionLost(SESSION, 1, LossReason.PASSKEY_REQUIRED, null, AT));
    }

    @Test
    void a_loss_during_an_attempt_is_ignored() {
        fixture()
                .given(requested(1))
                .when(network(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_loss_without_a_device_is_ignored() {
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
