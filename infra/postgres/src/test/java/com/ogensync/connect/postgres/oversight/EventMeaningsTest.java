package com.ogensync.connect.postgres.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.EventTypes;
import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.activity.query.ActivityType;
import com.ogensync.connect.api.inbox.event.InboxEvent;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The folds cover every event type of an account. */
class EventMeaningsTest {

    /** The event types that leave the status of their message unchanged. */
    private static final Set<Class<? extends MessageEvent>> NO_STATUS = Set.of();

    @Test
    void each_type_of_event_of_an_account_is_an_activity_or_explicitly_none() {
        var known = new ArrayList<Class<? extends Event>>(EventMeanings.ACTIVITIES.keySet());
        known.addAll(EventMeanings.NO_ACTIVITY);
        var all = new ArrayList<Class<? extends Event>>();
        List.of(AccountEvent.class, MessageEvent.class, InboxEvent.class, WhatsAppSessionEvent.class)
                .forEach(kind -> all.addAll(EventTypes.of(kind)));

        assertThat(known).containsExactlyInAnyOrderElementsOf(all);
        assertThat(EventMeanings.ACTIVITIES.values()).containsExactlyInAnyOrder(ActivityType.values());
    }

    @Test
    void each_type_of_event_of_a_message_has_a_status_and_milestones_or_explicitly_none() {
        assertThat(Stream.concat(MessageEvent.STATUSES.keySet().stream(), NO_STATUS.stream()))
                .containsExactlyInAnyOrderElementsOf(EventTypes.of(MessageEvent.class));
        assertThat(MessageEvent.STATUSES.values()).containsExactlyInAnyOrder(MessageStatus.values());
        assertThat(EventMeanings.milestones())
                .isEqualTo("('MessageAccepted', 'accepted_at'), ('MessageDelivered', 'delivered_at'),"
                        + " ('MessageDelivered', 'sent_at'), ('MessageFailed', 'failed_at'), ('MessageRead', 'delivered_at'),"
                        + " ('MessageRead', 'read_at'), ('MessageRead', 'sent_at'), ('MessageSent', 'sent_at')");
    }
}
