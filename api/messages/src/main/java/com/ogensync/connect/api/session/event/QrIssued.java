package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** The first code of a linking attempt is available. The event does not contain the code, which is a secret. */
@Revision("1")
public record QrIssued(SessionId sessionId, long link, Instant at) implements WhatsAppSessionEvent {}
