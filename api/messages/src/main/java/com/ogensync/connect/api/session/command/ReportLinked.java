package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** Reports that a phone linked this service. */
public record ReportLinked(SessionId sessionId, long link, Sealed number, Sealed device, Instant at)
        implements WhatsAppSessionCommand {}
