package com.ogensync.connect.rest.message;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.message.query.MessageView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message and its status in the form of a response. */
record MessageRow(
        String messageId,
        @Nullable String to,
        String status,
        @Nullable String reason,
        String acceptedAt,
        @Nullable String sentAt,
        @Nullable String deliveredAt,
        @Nullable String readAt,
        @Nullable String failedAt) {

    static MessageRow of(MessageView view) {
        var reason = view.reason();
        return new MessageRow(
                view.messageId().value(),
                view.to(),
                view.status().text(),
                reason == null ? null : reason.value(),
                Instants.text(view.acceptedAt()),
                text(view.sentAt()),
                text(view.deliveredAt()),
                text(view.readAt()),
                text(view.failedAt()));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : Instants.text(moment);
    }

    @Override
    public String toString() {
        return "MessageRow[" + messageId + ", " + status + "]";
    }
}
