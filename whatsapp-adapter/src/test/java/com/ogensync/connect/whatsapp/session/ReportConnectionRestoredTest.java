package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionFixture.AT;
import static com.ogensync.connect.whatsapp.session.SessionFixture.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionFixture.fixture;
import static com.ogensync.connect.whatsapp.session.SessionFixture.linked;
import static com.ogensync.connect.whatsapp.session.SessionFixture.lost;
import static com.ogensync.connect.whatsapp.session.SessionFixture.requested;
import static com.ogensync.connect.whatsapp.session.SessionFixture.restored;
import static com.ogensync.connect.whatsapp.session.SessionFixture.unlinked;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.command.ReportConnectionRestored;
import org.junit.jupiter.api.Test;

class ReportConnectionRestoredTest {

    @Test
    void a_lost_connection_is_restored() {
        fixture().given(requested(1), linked(1), lost(1)).when(report(1)).expectEvents(restored(1));
    }

    @Test
    void a_report_for_a_connected_device_is_ignored() {
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
