package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.session.SessionId;

/** Anything one may ask of a WhatsApp session. A report about an earlier attempt at linking changes nothing. */
public sealed interface WhatsAppSessionCommand extends Command
        permits RequestLink,
                ReportQrIssued,
                ReportLinked,
                ReportLinkExpired,
                ReportConnectionLost,
                ReportConnectionRestored,
                ReportSendingRestricted,
                UnlinkWhatsApp,
                ReportUnlinked {

    SessionId sessionId();

    @Override
    default SessionId target() {
        return sessionId();
    }
}
