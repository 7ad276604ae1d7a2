package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.session.SessionId;

/** Anything that has happened to a WhatsApp session. */
public sealed interface WhatsAppSessionEvent extends Event
        permits LinkRequested,
                QrIssued,
                LinkExpired,
                WhatsAppLinked,
                WhatsAppConnectionLost,
                WhatsAppConnectionRestored,
                SendingRestricted,
                SendingRestrictionLifted,
                WhatsAppUnlinked {

    SessionId sessionId();

    /** Which attempt at linking it belongs to: 1, 2, 3… for each session. */
    long link();
}
