package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/** A linking attempt was started. */
@Revision("1")
public record LinkRequested(SessionId sessionId, long link, LinkMethod method, Instant at)
        implements WhatsAppSessionEvent {}
