package com.ogensync.connect.query;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.inbox.event.InboxEvent;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;

/** Finds the name of an event's stream. */
final class Streams {
    private Streams() {}

    static String of(Event event) {
        return switch (event) {
            case AccountEvent account -> account.accountId().value();
            case MessageEvent message -> message.messageId().value();
            case WhatsAppSessionEvent session -> session.sessionId().value();
            case InboxEvent inbox -> inbox.inboxId().value();
            default -> throw new IllegalArgumentException("No stream is known for " + event.getClass());
        };
    }
}
