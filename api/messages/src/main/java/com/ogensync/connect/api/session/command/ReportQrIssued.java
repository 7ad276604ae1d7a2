package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** Reports that the first code of a linking attempt is available. */
public record ReportQrIssued(SessionId sessionId, long link, Instant at) implements WhatsAppSessionCommand {}
