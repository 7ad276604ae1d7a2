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
 * Handles the sessions' commands. A session is created by its first {@link RequestLink}; other commands for a session
 * that does not exist have no effect. The existence is checked first, because a failed load or creation costs a lock, a
 * logged warning or an index lookup.
 */
record SessionDesk(Repository<WhatsAppSession> sessions, Predicate<SessionId> exists) {

    @CommandHandler
    Long handle(RequestLink command) throws Exception {
        if (exists.test(command.sessionId())) {
            return sessions.load(command.sessionId().value()).invoke(session -> session.handle(command));
        }
        var _ = sessions.newInstance(() -> new WhatsAppSession(command));
        return 1L;
    }

    @CommandHandler
    void handle(ReportQrIssued command) {
        ifExists(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(ReportLinked command) {
        ifExists(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(ReportLinkExpired command) {
        ifExists(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(ReportConnectionLost command) {
        ifExists(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(ReportConnectionRestored command) {
        ifExists(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(ReportSendingRestricted command) {
        ifExists(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(UnlinkWhatsApp command) {
        ifExists(command.sessionId(), session -> session.handle(command));
    }

    @CommandHandler
    void handle(ReportUnlinked command) {
        ifExists(command.sessionId(), session -> session.handle(command));
    }

    private void ifExists(SessionId id, Consumer<WhatsAppSession> action) {
        if (exists.test(id)) {
            sessions.load(id.value()).execute(action);
        }
    }
}
