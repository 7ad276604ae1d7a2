package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** WhatsApp lets the linked device send again, before the time it had given. */
@Revision("1")
public record SendingRestrictionLifted(SessionId sessionId, long link, Instant at) implements WhatsAppSessionEvent {}
