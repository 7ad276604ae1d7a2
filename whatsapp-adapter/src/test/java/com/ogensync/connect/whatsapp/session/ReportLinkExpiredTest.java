package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionFixture.AT;
import static com.ogensync.connect.whatsapp.session.SessionFixture.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionFixture.expired;
import static com.ogensync.connect.whatsapp.session.SessionFixture.fixture;
import static com.ogensync.connect.whatsapp.session.SessionFixture.linked;
import static com.ogensync.connect.whatsapp.session.SessionFixture.qrIssued;
import static com.ogensync.connect.whatsapp.session.SessionFixture.requested;

import com.ogensync.connect.api.session.command.ReportLinkExpired;
import org.junit.jupiter.api.Test;

class ReportLinkExpiredTest {

    @Test
    void unused_codes_end_the_attempt() {
        fixture().given(requested(1), qrIssued(1)).when(report(1)).expectEvents(expired(1));
    }

    @Test
    void an_attempt_without_a_code_ends_too() {
        fixture().given(requested(1)).when(report(1)).expectEvents(expired(1));
    }

    @Test
    void a_repeated_report_is_ignored() {
        fixture()
                .given(requested(1), expired(1))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_linked_device_stays_linked() {
        fixture()
                .given(requested(1), linked(1))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static ReportLinkExpired report(long link) {
        return new ReportLinkExpired(SESSION, link, AT);
    }
}
