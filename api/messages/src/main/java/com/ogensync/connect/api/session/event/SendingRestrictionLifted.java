package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** WhatsApp allowed the linked device to send again before the announced end of the restriction. */
@Revision("1")
public record SendingRestrictionLifted(SessionId sessionId, long link, Instant at) implements WhatsAppSessionEvent {}
