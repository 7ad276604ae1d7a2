package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionFixture.AT;
import static com.ogensync.connect.whatsapp.session.SessionFixture.DEVICE;
import static com.ogensync.connect.whatsapp.session.SessionFixture.NUMBER;
import static com.ogensync.connect.whatsapp.session.SessionFixture.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionFixture.expired;
import static com.ogensync.connect.whatsapp.session.SessionFixture.fixture;
import static com.ogensync.connect.whatsapp.session.SessionFixture.linked;
import static com.ogensync.connect.whatsapp.session.SessionFixture.qrIssued;
import static com.ogensync.connect.whatsapp.session.SessionFixture.requested;
import static com.ogensync.connect.whatsapp.session.SessionFixture.unlinked;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.command.ReportLinked;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import org.junit.jupiter.api.Test;

class ReportLinkedTest {

    @Test
    void a_used_code_links() {
        fixture().given(requested(1), qrIssued(1)).when(report(1)).expectEvents(linked(1));
    }

    @Test
    void a_link_before_the_first_code_is_stored() {
        fixture().given(requested(1)).when(report(1)).expectEvents(linked(1));
    }

    @Test
    void a_repeated_report_is_ignored() {
        fixture()
                .given(requested(1), qrIssued(1), linked(1))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_link_of_an_ended_attempt_is_ignored() {
        fixture()
                .given(requested(1), qrIssued(1), expired(1))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_attempt_that_waits_for_a_passkey_still_links() {
        fixture()
                .given(requested(1), new WhatsAppConnectionLost(SESSION, 1, LossReason.PASSKEY_REQUIRED, null, AT))
                .when(report(1))
                .expectEvents(linked(1));
    }

    @Test
    void an_unlinked_device_stays_unlinked() {
        fixture()
                .given(requested(1), linked(1), unlinked(1, Actor.USER))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static ReportLinked report(long link) {
        return new ReportLinked(SESSION, link, NUMBER, DEVICE, AT);
    }
}
