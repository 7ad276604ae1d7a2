package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.session.SessionId;

/** An event of a WhatsApp session. */
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

    /** The number of the linking attempt: 1, 2, 3… in each session. */
    long link();
}
