package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionStory.AT;
import static com.ogensync.connect.whatsapp.session.SessionStory.DEVICE;
import static com.ogensync.connect.whatsapp.session.SessionStory.NUMBER;
import static com.ogensync.connect.whatsapp.session.SessionStory.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionStory.UNTIL;
import static com.ogensync.connect.whatsapp.session.SessionStory.expired;
import static com.ogensync.connect.whatsapp.session.SessionStory.fixture;
import static com.ogensync.connect.whatsapp.session.SessionStory.linked;
import static com.ogensync.connect.whatsapp.session.SessionStory.lost;
import static com.ogensync.connect.whatsapp.session.SessionStory.requested;
import static com.ogensync.connect.whatsapp.session.SessionStory.unlinked;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.command.ReportConnectionLost;
import com.ogensync.connect.api.session.command.ReportConnectionRestored;
import com.ogensync.connect.api.session.command.ReportLinkExpired;
import com.ogensync.connect.api.session.command.ReportLinked;
import com.ogensync.connect.api.session.command.ReportQrIssued;
import com.ogensync.connect.api.session.command.ReportSendingRestricted;
import com.ogensync.connect.api.session.command.ReportUnlinked;
import com.ogensync.connect.api.session.command.WhatsAppSessionCommand;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told about another attempt than the latest comes too late, whatever it is. */
class StaleReportTest {

    @ParameterizedTest
    @MethodSource("reportsOfTheFirstAttempt")
    void a_report_of_an_earlier_attempt_changes_nothing_in_the_next(WhatsAppSessionCommand report) {
        fixture()
                .given(requested(1), expired(1), requested(2))
                .when(report)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource("reportsOfTheFirstAttempt")
    void a_report_of_an_earlier_device_changes_nothing_about_the_next(WhatsAppSessionCommand report) {
        fixture()
                .given(requested(1), linked(1), unlinked(1, Actor.USER), requested(2), linked(2), lost(2))
                .when(report)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource("reportsOfTheFirstAttempt")
    void a_session_that_never_began_is_left_alone(WhatsAppSessionCommand report) {
        fixture()
                .givenNoPriorActivity()
                .when(report)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    static Stream<WhatsAppSessionCommand> reportsOfTheFirstAttempt() {
        return Stream.of(
                new ReportQrIssued(SESSION, 1, AT),
                new ReportLinked(SESSION, 1, NUMBER, DEVICE, AT),
                new ReportLinkExpired(SESSION, 1, AT),
                new ReportConnectionLost(SESSION, 1, LossReason.PAUSED, UNTIL, AT),
                new ReportConnectionRestored(SESSION, 1, AT),
                new ReportSendingRestricted(SESSION, 1, UNTIL, AT),
                new ReportUnlinked(SESSION, 1, Actor.PHONE, AT));
    }
}
