package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/**
 * WhatsApp lets the linked device stay connected, but not send.
 *
 * @param until when it may send again; nothing else happens then
 */
@Revision("1")
public record SendingRestricted(SessionId sessionId, long link, Instant until, Instant at)
        implements WhatsAppSessionEvent {}
