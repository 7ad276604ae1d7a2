package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/**
 * Starts linking, unless an attempt is in progress. The result is the number of the attempt. Refused if a device is
 * linked.
 */
public record RequestLink(SessionId sessionId, LinkMethod method, Instant at) implements WhatsAppSessionCommand {}
