package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionStory.AT;
import static com.ogensync.connect.whatsapp.session.SessionStory.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionStory.expired;
import static com.ogensync.connect.whatsapp.session.SessionStory.fixture;
import static com.ogensync.connect.whatsapp.session.SessionStory.linked;
import static com.ogensync.connect.whatsapp.session.SessionStory.qrIssued;
import static com.ogensync.connect.whatsapp.session.SessionStory.requested;

import com.ogensync.connect.api.session.command.ReportLinkExpired;
import org.junit.jupiter.api.Test;

class ReportLinkExpiredTest {

    @Test
    void codes_that_nobody_used_end_the_attempt() {
        fixture().given(requested(1), qrIssued(1)).when(report(1)).expectEvents(expired(1));
    }

    @Test
    void an_attempt_without_a_code_ends_too() {
        fixture().given(requested(1)).when(report(1)).expectEvents(expired(1));
    }

    @Test
    void told_twice_it_ends_once() {
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
