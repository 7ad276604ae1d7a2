package com.ogensync.connect.whatsapp.session;

import static com.ogensync.connect.whatsapp.session.SessionFixture.AT;
import static com.ogensync.connect.whatsapp.session.SessionFixture.DEVICE;
import static com.ogensync.connect.whatsapp.session.SessionFixture.NUMBER;
import static com.ogensync.connect.whatsapp.session.SessionFixture.SESSION;
import static com.ogensync.connect.whatsapp.session.SessionFixture.UNTIL;
import static com.ogensync.connect.whatsapp.session.SessionFixture.expired;
import static com.ogensync.connect.whatsapp.session.SessionFixture.fixture;
import static com.ogensync.connect.whatsapp.session.SessionFixture.linked;
import static com.ogensync.connect.whatsapp.session.SessionFixture.lost;
import static com.ogensync.connect.whatsapp.session.SessionFixture.requested;
import static com.ogensync.connect.whatsapp.session.SessionFixture.unlinked;

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

/** Reports about another attempt than the latest are ignored. */
class StaleReportTest {

    @ParameterizedTest
    @MethodSource("reportsOfTheFirstAttempt")
    void a_report_of_an_earlier_attempt_does_not_change_the_next(WhatsAppSessionCommand report) {
        fixture()
                .given(requested(1), expired(1), requested(2))
                .when(report)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource("reportsOfTheFirstAttempt")
    void a_report_of_an_earlier_device_does_not_change_the_next(WhatsAppSessionCommand report) {
        fixture()
                .given(requested(1), linked(1), unlinked(1, Actor.USER), requested(2), linked(2), lost(2))
                .when(report)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource("reportsOfTheFirstAttempt")
    void a_report_for_a_session_that_does_not_exist_is_ignored(WhatsAppSessionCommand report) {
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
