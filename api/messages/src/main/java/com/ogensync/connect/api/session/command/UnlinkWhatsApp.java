package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** Unlinks the device, or cancels a linking attempt. Has no effect if there is neither. */
public record UnlinkWhatsApp(SessionId sessionId, Actor by, Instant at) implements WhatsAppSessionCommand {}
