package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/**
 * Reports that WhatsApp temporarily forbids the linked device to send.
 *
 * @param until the end of the restriction; the restriction is lifted if this is not after {@code at}
 */
public record ReportSendingRestricted(SessionId sessionId, long link, Instant until, Instant at)
        implements WhatsAppSessionCommand {}
