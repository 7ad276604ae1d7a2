package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** Starts linking, when none is under way. Answered with the number of the attempt; refused when linked already. */
public record RequestLink(SessionId sessionId, LinkMethod method, Instant at) implements WhatsAppSessionCommand {}
