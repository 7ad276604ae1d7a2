package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** Reports that the linked device is connected again. */
public record ReportConnectionRestored(SessionId sessionId, long link, Instant at) implements WhatsAppSessionCommand {}
