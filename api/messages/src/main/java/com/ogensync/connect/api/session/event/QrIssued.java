package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** The first code of an attempt can be shown. No code is in here: it is a secret. */
@Revision("1")
public record QrIssued(SessionId sessionId, long link, Instant at) implements WhatsAppSessionEvent {}
