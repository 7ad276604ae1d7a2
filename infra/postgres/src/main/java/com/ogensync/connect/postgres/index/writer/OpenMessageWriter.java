package com.ogensync.connect.postgres.index.writer;

import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;

/** Maintains {@code open_message}: a message is in it from its acceptance to its first outcome event. */
final class OpenMessageWriter extends IndexWriter {

    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Duration firstAttempt;

    OpenMessageWriter(IndexBatch rows, Duration firstAttempt) {
        super(
                "open-messages",
                new IndexTable("open_message", List.of("message_id"), List.of("place", "next_attempt_at", "attempts")),
                rows,
                "message:");
        this.firstAttempt = firstAttempt;
    }

    @EventHandler
    void on(MessageEvent event) {
        if (event instanceof MessageAccepted accepted) {
            opened(accepted);
        } else if (event.status() != null) {
            rows().write(
                            event.messageId(),
                            "delete from open_message where message_id = ?",
                            event.messageId().value());
        }
    }

    private void opened(MessageAccepted accepted) {
        rows().write(
                        accepted.messageId(),
                        """
                insert into open_message (message_id, account_id, deadline, next_attempt_at)
                values (?, ?, ?, ?) on conflict (message_id) do nothing""",
                        accepted.messageId().value(),
                        accepted.messageId().account().uuid(),
                        IndexBatch.moment(accepted.deadline()),
                        IndexBatch.moment(secondAttempt(accepted)));
    }

    /** Recovery ignores a message during its first attempt, but not beyond its deadline. */
    private Instant secondAttempt(MessageAccepted accepted) {
        var answered = accepted.answerBy().plus(MARGIN);
        var tried = Collections.min(List.of(accepted.at().plus(firstAttempt), accepted.deadline()));
        return answered.isAfter(tried) ? answered : tried;
    }
}
