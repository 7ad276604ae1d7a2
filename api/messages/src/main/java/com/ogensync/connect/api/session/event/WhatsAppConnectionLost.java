package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The linked device is not connected.
 *
 * @param until when WhatsApp lets it go on, if it said so
 */
@Revision("1")
public record WhatsAppConnectionLost(
        SessionId sessionId,
        long link,
        LossReason reason,
        @Nullable Instant until,
        Instant at) implements WhatsAppSessionEvent {}
