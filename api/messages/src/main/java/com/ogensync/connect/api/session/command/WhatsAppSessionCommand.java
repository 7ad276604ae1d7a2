package com.ogensync.connect.api.session.command;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.session.SessionId;

/** A command to a WhatsApp session. A report about an earlier linking attempt has no effect. */
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
