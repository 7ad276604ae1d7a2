package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionStory.AT;
import static com.ogensync.connect.whatsapp.session.SessionStory.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionStory.fixture;
import static com.ogensync.connect.whatsapp.session.SessionStory.linked;
import static com.ogensync.connect.whatsapp.session.SessionStory.lost;
import static com.ogensync.connect.whatsapp.session.SessionStory.requested;
import static com.ogensync.connect.whatsapp.session.SessionStory.restored;
import static com.ogensync.connect.whatsapp.session.SessionStory.unlinked;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.command.ReportConnectionRestored;
import org.junit.jupiter.api.Test;

class ReportConnectionRestoredTest {

    @Test
    void a_connection_that_was_lost_is_back() {
        fixture().given(requested(1), linked(1), lost(1)).when(report(1)).expectEvents(restored(1));
    }

    @Test
    void a_connection_that_was_there_is_not_told() {
        fixture()
                .given(requested(1), linked(1))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_unlinked_device_stays_unlinked() {
        fixture()
                .given(requested(1), linked(1), lost(1), unlinked(1, Actor.USER))
                .when(report(1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static ReportConnectionRestored report(long link) {
        return new ReportConnectionRestored(SESSION, link, AT);
    }
}
