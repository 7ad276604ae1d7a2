package com.ogensync.connect.api.inbox.command;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.message.content.SealedContent;
import java.time.Instant;

/**
 * Stores an incoming message. A repetition has no effect.
 *
 * @param from the sender's number, or {@code …@lid}, sealed under the account's contacts key
 * @param sentAt the time at which WhatsApp's server received it
 */
public record ReceiveMessage(InboxId inboxId, Sealed from, SealedContent content, Instant sentAt, Instant at)
        implements InboxCommand {}
