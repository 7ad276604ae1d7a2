package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** Reports that the phone removed the device. */
public record ReportUnlinked(SessionId sessionId, long link, Actor by, Instant at) implements WhatsAppSessionCommand {}
