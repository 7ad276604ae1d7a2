package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionStory.AT;
import static com.ogensync.connect.whatsapp.session.SessionStory.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionStory.fixture;
import static com.ogensync.connect.whatsapp.session.SessionStory.linked;
import static com.ogensync.connect.whatsapp.session.SessionStory.qrIssued;
import static com.ogensync.connect.whatsapp.session.SessionStory.requested;
import static com.ogensync.connect.whatsapp.session.SessionStory.unlinked;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.command.ReportUnlinked;
import org.junit.jupiter.api.Test;

class ReportUnlinkedTest {

    @Test
    void the_phone_removes_the_device() {
        fixture().given(requested(1), linked(1)).when(report(1)).expectEvents(unlinked(1, Actor.PHONE));
    }

    @Test
    void told_twice_it_is_unlinked_once() {
        fixture()
                .given(requested(1), linked(1), unlinked(1, Actor.PHONE))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_attempt_under_way_goes_on() {
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
