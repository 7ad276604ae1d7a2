package com.ogensync.connect.command.message;

import static com.ogensync.connect.command.TestMessages.MESSAGE;
import static com.ogensync.connect.command.TestMessages.NOON;
import static com.ogensync.connect.command.TestMessages.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.command.ReportMessageDelivered;
import com.ogensync.connect.api.message.command.ReportMessageRead;
import com.ogensync.connect.api.message.command.ReportMessageSent;
import com.ogensync.connect.api.message.event.MessageDelivered;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.command.EventSourced;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

/** ReportMessageSent, ReportMessageDelivered and ReportMessageRead, in any order and number. */
class ReportsTest {

    private static final MessageSent SENT = new MessageSent(MESSAGE, NOON);
    private static final MessageDelivered DELIVERED = new MessageDelivered(MESSAGE, NOON);
    private static final MessageRead READ = new MessageRead(MESSAGE, NOON);
    private static final MessageFailed FAILED = new MessageFailed(MESSAGE, FailureReason.EXPIRED, NOON);
    private static final ReportMessageSent REPORT_SENT = new ReportMessageSent(MESSAGE, NOON);
    private static final ReportMessageDelivered REPORT_DELIVERED = new ReportMessageDelivered(MESSAGE, NOON);
    private static final ReportMessageRead REPORT_READ = new ReportMessageRead(MESSAGE, NOON);

    private static final MessageRead READ_LATER = new MessageRead(MESSAGE, NOON.plusSeconds(1));
    private static final ReportMessageRead REPORT_DELIVERED_AND_READ =
            new ReportMessageRead(MESSAGE, NOON.plusSeconds(1), NOON);

    private final AtomicInteger lateReports = new AtomicInteger();

    @Test
    void an_accepted_message_is_sent_delivered_and_read() {
        given().when(REPORT_SENT).expectEvents(SENT);
        given(SENT).when(REPORT_DELIVERED).expectEvents(DELIVERED);
        given(SENT, DELIVERED).when(REPORT_READ).expectEvents(READ);
        assertThat(lateReports).hasValue(0);
    }

    @Test
    void a_receipt_marks_a_message_as_sent_if_the_acknowledgement_was_lost() {
        given().when(REPORT_DELIVERED).expectEvents(SENT, DELIVERED);
        given().when(REPORT_READ).expectEvents(SENT, READ);
    }

    @Test
    void one_report_may_contain_both_receipts() {
        given(SENT).when(REPORT_DELIVERED_AND_READ).expectEvents(DELIVERED, READ_LATER);
        given().when(REPORT_DELIVERED_AND_READ).expectEvents(SENT, DELIVERED, READ_LATER);
        assertThat(lateReports).hasValue(0);
        given(SENT, DELIVERED).when(REPORT_DELIVERED_AND_READ).expectEvents(READ_LATER);
        given(SENT, READ).when(REPORT_DELIVERED_AND_READ).expectEvents(DELIVERED);
        assertThat(lateReports).hasValue(2);
        given(FAILED).when(REPORT_DELIVERED_AND_READ).expectNoEvents();
        assertThat(lateReports).hasValue(4);
    }

    @Test
    void delivered_may_come_after_read() {
        given(SENT, READ).when(REPORT_DELIVERED).expectEvents(DELIVERED);
        given(SENT, READ, DELIVERED).when(REPORT_READ).expectNoEvents();
    }

    @Test
    void a_repeated_report_has_no_effect() {
        given(SENT).when(REPORT_SENT).expectNoEvents();
        given(SENT, DELIVERED).when(REPORT_DELIVERED).expectNoEvents();
        given(SENT, READ).when(REPORT_READ).expectNoEvents();
        assertThat(lateReports).hasValue(3);
    }

    @Test
    void a_report_after_a_failure_has_no_effect() {
        given(FAILED).when(REPORT_SENT).expectNoEvents();
        given(FAILED).when(REPORT_DELIVERED).expectNoEvents();
        given(FAILED).when(REPORT_READ).expectNoEvents();
        assertThat(lateReports).hasValue(3);
    }

    private TestExecutor<Message> given(Object... further) {
        LateReports count = lateReports::incrementAndGet;
        var events = new Object[further.length + 1];
        events[0] = accepted(MESSAGE, 99);
        System.arraycopy(further, 0, events, 1, further.length);
        return new AggregateTestFixture<>(Message.class)
                .registerCommandTargetResolver(EventSourced.BY_TARGET)
                .registerInjectableResource(count)
                .given(events);
    }
}
