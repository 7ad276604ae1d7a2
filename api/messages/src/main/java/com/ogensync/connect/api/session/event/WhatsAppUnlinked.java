package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** The device was unlinked. Messages that are still open fail and are refunded. */
@Revision("1")
public record WhatsAppUnlinked(SessionId sessionId, long link, Actor by, Instant at) implements WhatsAppSessionEvent {}
