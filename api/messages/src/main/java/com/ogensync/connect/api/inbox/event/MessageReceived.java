package com.ogensync.connect.api.inbox.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.inbox.InboxId;
import java.time.Instant;

/**
 * Somebody wrote to the account.
 *
 * @param kind {@code text}, or WhatsApp's word for what else it is
 * @param text what was written; sealed nothing when there is no text
 * @param sentAt when WhatsApp's server got it
 */
@Revision("1")
public record MessageReceived(InboxId inboxId, Sealed from, String kind, Sealed text, Instant sentAt, Instant at)
        implements InboxEvent {}
