package com.ogensync.connect.whatsapp.session;

import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.command.ReportConnectionLost;
import com.ogensync.connect.api.session.command.ReportConnectionRestored;
import com.ogensync.connect.api.session.command.ReportLinkExpired;
import com.ogensync.connect.api.session.command.ReportLinked;
import com.ogensync.connect.api.session.command.ReportQrIssued;
import com.ogensync.connect.api.session.command.ReportSendingRestricted;
import com.ogensync.connect.api.session.command.ReportUnlinked;
import com.ogensync.connect.api.session.command.RequestLink;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/**
 * Takes the sessions' commands. A session begins with its first wish to link; anything else about a session that never
 * began does nothing. It looks before it loads or creates, since a miss costs a lock, a warning or a global index.
 */
final class SessionDesk {

    private final Repository<WhatsAppSession> sessions;
    private final Predicate<SessionId> begun;

    SessionDesk(Repository<WhatsAppSession> sessions, Predicate<SessionId> begun) {
        this.sessions = sessions;
        this.begun = begun;
    }

    @CommandHandler
    Long handle(RequestLink command) throws Exception {
        if (begun.test(command.sessionId())) {
            return sessions.load(command.sessionId().value()).invoke(session -> session.handle(command));
        }
        var _ = sessions.newInstance(() -> new WhatsAppSession(command));
        return 1L;
    }

    @CommandHandler
    void handle(ReportQrIssued command) {
        ifBegun(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(ReportLinked command) {
        ifBegun(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(ReportLinkExpired command) {
        ifBegun(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(ReportConnectionLost command) {
        ifBegun(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(ReportConnectionRestored command) {
        ifBegun(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(ReportSendingRestricted command) {
        ifBegun(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(UnlinkWhatsApp command) {
        ifBegun(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(ReportUnlinked command) {
        ifBegun(command.sessionId(), session -> session.handle(command));
    }

    private void ifBegun(SessionId id, Consumer<WhatsAppSession> deed) {
        if (begun.test(id)) {
            sessions.load(id.value()).execute(deed);
        }
    }
}
