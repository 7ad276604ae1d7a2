package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The linked device lost its connection.
 *
 * @param until the time at which WhatsApp lets it reconnect; null if WhatsApp gave none
 */
@Revision("1")
public record WhatsAppConnectionLost(
        SessionId sessionId,
        long link,
        LossReason reason,
        @Nullable Instant until,
        Instant at) implements WhatsAppSessionEvent {}
