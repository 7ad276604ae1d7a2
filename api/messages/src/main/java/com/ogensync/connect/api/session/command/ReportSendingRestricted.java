package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/**
 * Tells that the linked device may not send for a time.
 *
 * @param until when it may again; not after {@code at}: it may now
 */
public record ReportSendingRestricted(SessionId sessionId, long link, Instant until, Instant at)
        implements WhatsAppSessionCommand {}
