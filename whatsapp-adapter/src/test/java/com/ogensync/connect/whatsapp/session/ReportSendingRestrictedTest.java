package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionFixture.AT;
import static com.ogensync.connect.whatsapp.session.SessionFixture.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionFixture.UNTIL;
import static com.ogensync.connect.whatsapp.session.SessionFixture.fixture;
import static com.ogensync.connect.whatsapp.session.SessionFixture.linked;
import static com.ogensync.connect.whatsapp.session.SessionFixture.lost;
import static com.ogensync.connect.whatsapp.session.SessionFixture.requested;
import static com.ogensync.connect.whatsapp.session.SessionFixture.restored;

import com.ogensync.connect.api.session.command.ReportSendingRestricted;
import com.ogensync.connect.api.session.event.SendingRestricted;
import com.ogensync.connect.api.session.event.SendingRestrictionLifted;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportSendingRestrictedTest {

    @Test
    void a_restriction_is_stored() {
        fixture().given(requested(1), linked(1)).when(report(UNTIL)).expectEvents(restricted(UNTIL));
    }

    @Test
    void the_same_end_is_stored_once_even_after_a_lost_connection() {
        fixture()
                .given(requested(1), linked(1), restricted(UNTIL), lost(1), restored(1))
                .when(report(UNTIL))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_end_is_stored() {
        var later = UNTIL.plusSeconds(1);
        fixture()
                .given(requested(1), linked(1), restricted(UNTIL))
                .when(report(later))
                .expectEvents(restricted(later));
    }

    @Test
    void an_end_in_the_past_lifts_the_restriction() {
        fixture()
                .given(requested(1), linked(1), restricted(UNTIL))
                .when(report(AT))
                .expectEvents(new SendingRestrictionLifted(SESSION, 1, AT));
    }

    @Test
    void an_expired_restriction_is_not_lifted() {
        fixture()
                .given(requested(1), linked(1), restricted(AT))
                .when(report(AT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static ReportSendingRestricted report(Instant until) {
        return new ReportSendingRestricted(SESSION, 1, until, AT);
    }

    private static SendingRestricted restricted(Instant until) {
        return new SendingRestricted(SESSION, 1, until, AT);
    }
}
