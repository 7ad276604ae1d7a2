package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** A linking attempt expired: no code was used in time. */
@Revision("1")
public record LinkExpired(SessionId sessionId, long link, Instant at) implements WhatsAppSessionEvent {}
