package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** The linked device is connected again. */
@Revision("1")
public record WhatsAppConnectionRestored(SessionId sessionId, long link, Instant at) implements WhatsAppSessionEvent {}
