package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reports that the linked device is not connected. */
public record ReportConnectionLost(
        SessionId sessionId,
        long link,
        LossReason reason,
        @Nullable Instant until,
        Instant at) implements WhatsAppSessionCommand {}
