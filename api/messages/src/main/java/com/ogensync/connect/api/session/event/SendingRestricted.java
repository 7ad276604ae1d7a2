package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/**
 * WhatsApp forbids the linked device to send, but leaves it connected.
 *
 * @param until the end of the restriction; no event marks it
 */
@Revision("1")
public record SendingRestricted(SessionId sessionId, long link, Instant until, Instant at)
        implements WhatsAppSessionEvent {}
