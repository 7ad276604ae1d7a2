package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionFixture.AT;
import static com.ogensync.connect.whatsapp.session.SessionFixture.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionFixture.fixture;
import static com.ogensync.connect.whatsapp.session.SessionFixture.linked;
import static com.ogensync.connect.whatsapp.session.SessionFixture.qrIssued;
import static com.ogensync.connect.whatsapp.session.SessionFixture.requested;
import static com.ogensync.connect.whatsapp.session.SessionFixture.unlinked;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.command.ReportUnlinked;
import org.junit.jupiter.api.Test;

class ReportUnlinkedTest {

    @Test
    void a_removal_on_the_phone_unlinks_the_device() {
        fixture().given(requested(1), linked(1)).when(report(1)).expectEvents(unlinked(1, Actor.PHONE));
    }

    @Test
    void a_repeated_report_is_ignored() {
        fixture()
                .given(requested(1), linked(1), unlinked(1, Actor.PHONE))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_attempt_in_progress_continues() {
        fixture()
                .given(requested(1), qrIssued(1))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static ReportUnlinked report(long link) {
        return new ReportUnlinked(SESSION, link, Actor.PHONE, AT);
    }
}
