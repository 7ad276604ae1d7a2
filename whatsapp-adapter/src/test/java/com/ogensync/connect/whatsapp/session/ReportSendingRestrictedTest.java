package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionStory.AT;
import static com.ogensync.connect.whatsapp.session.SessionStory.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionStory.UNTIL;
import static com.ogensync.connect.whatsapp.session.SessionStory.fixture;
import static com.ogensync.connect.whatsapp.session.SessionStory.linked;
import static com.ogensync.connect.whatsapp.session.SessionStory.lost;
import static com.ogensync.connect.whatsapp.session.SessionStory.requested;
import static com.ogensync.connect.whatsapp.session.SessionStory.restored;

import com.ogensync.connect.api.session.command.ReportSendingRestricted;
import com.ogensync.connect.api.session.event.SendingRestricted;
import com.ogensync.connect.api.session.event.SendingRestrictionLifted;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportSendingRestrictedTest {

    @Test
    void a_restriction_is_told() {
        fixture().given(requested(1), linked(1)).when(report(UNTIL)).expectEvents(restricted(UNTIL));
    }

    @Test
    void the_same_end_is_told_once_also_after_a_lost_connection() {
        fixture()
                .given(requested(1), linked(1), restricted(UNTIL), lost(1), restored(1))
                .when(report(UNTIL))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_end_is_told() {
        var later = UNTIL.plusSeconds(1);
        fixture()
                .given(requested(1), linked(1), restricted(UNTIL))
                .when(report(later))
                .expectEvents(restricted(later));
    }

    @Test
    void an_end_that_is_past_lifts_it() {
        fixture()
                .given(requested(1), linked(1), restricted(UNTIL))
                .when(report(AT))
                .expectEvents(new SendingRestrictionLifted(SESSION, 1, AT));
    }

    @Test
    void there_is_nothing_to_lift_when_it_is_over() {
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
