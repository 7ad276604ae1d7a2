package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** Ends the link, or an attempt at one; nothing happens when there is none. */
public record UnlinkWhatsApp(SessionId sessionId, Actor by, Instant at) implements WhatsAppSessionCommand {}
