package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** Reports that no code of a linking attempt was used in time. */
public record ReportLinkExpired(SessionId sessionId, long link, Instant at) implements WhatsAppSessionCommand {}
