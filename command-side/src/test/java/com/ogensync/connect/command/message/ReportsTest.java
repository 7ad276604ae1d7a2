package com.ogensync.connect.command.message;

import static com.ogensync.connect.command.Sentences.MESSAGE;
import static com.ogensync.connect.command.Sentences.NOON;
import static com.ogensync.connect.command.Sentences.accepted;
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
    private static final ReportMessageSent TELL_SENT = new ReportMessageSent(MESSAGE, NOON);
    private static final ReportMessageDelivered TELL_DELIVERED = new ReportMessageDelivered(MESSAGE, NOON);
    private static final ReportMessageRead TELL_READ = new ReportMessageRead(MESSAGE, NOON);

    private static final MessageRead READ_LATER = new MessageRead(MESSAGE, NOON.plusSeconds(1));
    private static final ReportMessageRead TELL_BOTH = new ReportMessageRead(MESSAGE, NOON.plusSeconds(1), NOON);

    private final AtomicInteger late = new AtomicInteger();

    @Test
    void an_accepted_message_is_sent_delivered_and_read() {
        given().when(TELL_SENT).expectEvents(SENT);
        given(SENT).when(TELL_DELIVERED).expectEvents(DELIVERED);
        given(SENT, DELIVERED).when(TELL_READ).expectEvents(READ);
        assertThat(late).hasValue(0);
    }

    @Test
    void a_receipt_tells_that_it_was_sent_when_the_acknowledgement_was_lost() {
        given().when(TELL_DELIVERED).expectEvents(SENT, DELIVERED);
        given().when(TELL_READ).expectEvents(SENT, READ);
    }

    @Test
    void both_may_be_told_at_once() {
        given(SENT).when(TELL_BOTH).expectEvents(DELIVERED, READ_LATER);
        given().when(TELL_BOTH).expectEvents(SENT, DELIVERED, READ_LATER);
        assertThat(late).hasValue(0);
        given(SENT, DELIVERED).when(TELL_BOTH).expectEvents(READ_LATER);
        given(SENT, READ).when(TELL_BOTH).expectEvents(DELIVERED);
        assertThat(late).hasValue(2);
        given(FAILED).when(TELL_BOTH).expectNoEvents();
        assertThat(late).hasValue(4);
    }

    @Test
    void delivered_may_come_after_read() {
        given(SENT, READ).when(TELL_DELIVERED).expectEvents(DELIVERED);
        given(SENT, READ, DELIVERED).when(TELL_READ).expectNoEvents();
    }

    @Test
    void what_is_told_twice_happens_once() {
        given(SENT).when(TELL_SENT).expectNoEvents();
        given(SENT, DELIVERED).when(TELL_DELIVERED).expectNoEvents();
        given(SENT, READ).when(TELL_READ).expectNoEvents();
        assertThat(late).hasValue(3);
    }

    @Test
    void after_a_failure_nothing_changes_any_more() {
        given(FAILED).when(TELL_SENT).expectNoEvents();
        given(FAILED).when(TELL_DELIVERED).expectNoEvents();
        given(FAILED).when(TELL_READ).expectNoEvents();
        assertThat(late).hasValue(3);
    }

    private TestExecutor<Message> given(Object... further) {
        LateReports count = late::incrementAndGet;
        var events = new Object[further.length + 1];
        events[0] = accepted(MESSAGE, 99);
        System.arraycopy(further, 0, events, 1, further.length);
        return new AggregateTestFixture<>(Message.class)
                .registerCommandTargetResolver(EventSourced.BY_TARGET)
                .registerInjectableResource(count)
                .given(events);
    }
}
