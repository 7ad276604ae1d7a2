package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionStory.AT;
import static com.ogensync.connect.whatsapp.session.SessionStory.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionStory.expired;
import static com.ogensync.connect.whatsapp.session.SessionStory.fixture;
import static com.ogensync.connect.whatsapp.session.SessionStory.linked;
import static com.ogensync.connect.whatsapp.session.SessionStory.qrIssued;
import static com.ogensync.connect.whatsapp.session.SessionStory.requested;

import com.ogensync.connect.api.session.command.ReportQrIssued;
import org.junit.jupiter.api.Test;

class ReportQrIssuedTest {

    @Test
    void the_first_code_is_told() {
        fixture().given(requested(1)).when(report(1)).expectEvents(qrIssued(1));
    }

    @Test
    void a_further_code_is_not() {
        fixture()
                .given(requested(1), qrIssued(1))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_code_of_an_ended_attempt_changes_nothing() {
        fixture()
                .given(requested(1), expired(1))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_code_of_a_linked_device_changes_nothing() {
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
