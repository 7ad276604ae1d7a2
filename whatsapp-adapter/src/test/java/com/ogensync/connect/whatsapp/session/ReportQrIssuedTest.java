package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionFixture.AT;
import static com.ogensync.connect.whatsapp.session.SessionFixture.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionFixture.expired;
import static com.ogensync.connect.whatsapp.session.SessionFixture.fixture;
import static com.ogensync.connect.whatsapp.session.SessionFixture.linked;
import static com.ogensync.connect.whatsapp.session.SessionFixture.qrIssued;
import static com.ogensync.connect.whatsapp.session.SessionFixture.requested;

import com.ogensync.connect.api.session.command.ReportQrIssued;
import org.junit.jupiter.api.Test;

class ReportQrIssuedTest {

    @Test
    void the_first_code_is_stored() {
        fixture().given(requested(1)).when(report(1)).expectEvents(qrIssued(1));
    }

    @Test
    void a_further_code_is_not_stored() {
        fixture()
                .given(requested(1), qrIssued(1))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_code_of_an_ended_attempt_is_ignored() {
        fixture()
                .given(requested(1), expired(1))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_code_of_a_linked_device_is_ignored() {
        fixture()
                .given(requested(1), linked(1))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static ReportQrIssued report(long link) {
        return new ReportQrIssued(SESSION, link, AT);
    }
}
