package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.activity.query.ActivityType;
import com.ogensync.connect.api.activity.query.ActivityView;
import com.ogensync.connect.api.activity.query.ListActivities;
import com.ogensync.connect.api.activity.query.ListActivityChanges;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncomingMessagesTest {
    private static final String BOB = "919000000001";

    private final World world = new World().start();
    private final Story ada = new Story(1);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_received_message_is_an_activity_with_its_text_in_the_details() {
        world.given(ada.registered(100)).given(ada.received("3A01", BOB, "Hello back!"));
        world.given(ada.received("3A02", BOB, "And again"));

        Answer<Page<ActivityView>> answer = world.query(
                new ListActivities(ada.account(), world.position(), null, 9, ActivityType.MESSAGE_RECEIVED));
        var rows = Objects.requireNonNull(answer.view()).items();

        assertThat(rows).extracting(ActivityView::id).containsExactly("3A02", "3A01");
        assertThat(rows).extracting(ActivityView::description).containsOnly("Message received from " + BOB);
        assertThat(rows.getLast().details())
                .containsEntry("messageId", "3A01")
                .containsEntry("from", BOB)
                .containsEntry("kind", "text")
                .containsEntry("text", "Hello back!")
                .containsKey("sentAt");
    }

    @Test
    void a_received_message_is_among_the_changes() {
        world.given(ada.registered(100)).given(ada.received("3A01", BOB, "Hello back!"));

        Answer<Page<ActivityView>> changes =
                world.query(new ListActivityChanges(ada.account(), 1, 9, Duration.ofSeconds(5)));

        assertThat(Objects.requireNonNull(changes.view()).items())
                .extracting(ActivityView::type)
                .endsWith(ActivityType.MESSAGE_RECEIVED);
    }
}
