package com.ogensync.connect.api.inbox.command;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.inbox.InboxId;
import java.time.Instant;

/**
 * Takes in a message that somebody wrote to the account. The same message again does nothing.
 *
 * @param kind {@code text}, or WhatsApp's word for what else it is
 * @param text what was written; sealed nothing when there is no text
 * @param sentAt when WhatsApp's server got it
 */
public record ReceiveMessage(InboxId inboxId, Sealed from, String kind, Sealed text, Instant sentAt, Instant at)
        implements InboxCommand {}
