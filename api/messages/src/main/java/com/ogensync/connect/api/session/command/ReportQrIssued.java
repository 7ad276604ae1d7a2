package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** Tells that the first code of an attempt is there. */
public record ReportQrIssued(SessionId sessionId, long link, Instant at) implements WhatsAppSessionCommand {}
