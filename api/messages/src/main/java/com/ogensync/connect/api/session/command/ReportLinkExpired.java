package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** Tells that nobody used a code in time. */
public record ReportLinkExpired(SessionId sessionId, long link, Instant at) implements WhatsAppSessionCommand {}
