package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.command.AbandonMessage;
import com.ogensync.connect.api.message.command.ExpireMessage;
import com.ogensync.connect.api.message.command.ReportMessageRefused;
import com.ogensync.connect.api.message.command.ReportMessageSent;
import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.runtime.timing.Backoff;
import com.ogensync.connect.runtime.timing.KeyedSerialExecutor;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.session.SessionHistory;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stores what became of messages: of one message in order, of many at the same time. Receipts have places of their own,
 * so that a flood of them holds up no outcome.
 */
final class Outcomes {

    private final CommandSender dispatcher;
    private final Receipts receipts;
    private final OpenMessages index;
    private final Sessions sessions;
    private final SessionHistory history;
    private final Backoff retries;
    private final Vault vault;
    private final Clock clock;
    private final KeyedSerialExecutor<MessageId> perMessage = new KeyedSerialExecutor<>("whatsapp-reports");
    private final OutageLog postponing = new OutageLog("Postponing messages");

    Outcomes(
            CommandSender dispatcher,
            int receiptReports,
            WaitingReceipts waiting,
            OpenMessages index,
            Sessions sessions,
            SessionHistory history,
            Backoff retries,
            Vault vault,
            Clock clock) {
        this.dispatcher = dispatcher;
        this.receipts = new Receipts(dispatcher.beside(receiptReports), perMessage, waiting);
        this.index = index;
        this.sessions = sessions;
        this.history = history;
        this.retries = retries;
        this.vault = vault;
        this.clock = clock;
    }

    /** Does something about a message after all that was asked before. */
    void perMessage(MessageId message, Runnable deed) {
        perMessage.execute(message, deed);
    }

    /** Returns when it is stored, or when recovery has the message. */
    void store(MessageId message, int attempts, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Acknowledged acknowledged -> {
                var at = Instants.toMillis(acknowledged.at());
                dispatcher.report(
                        () -> new ReportMessageSent(message, sealed(message, acknowledged.address(), at), at));
            }
            case SendOutcome.Refused refused ->
                dispatcher.report(() -> new ReportMessageRefused(message, refused.code(), clock.instant()));
            case SendOutcome.NotSent _, SendOutcome.Unknown _ -> postpone(message, attempts);
        }
    }

    private @Nullable Sealed sealed(MessageId message, @Nullable String address, Instant at) {
        return address == null ? null : vault.seal(message.account(), Vault.Purpose.CONTACTS, at, address);
    }

    void expire(MessageId message) {
        dispatcher.report(() -> new ExpireMessage(message, clock.instant()));
    }

    void abandon(MessageId message) {
        dispatcher.report(() -> new AbandonMessage(message, clock.instant()));
    }

    void delivered(MessageId message) {
        receipts.delivered(message, clock.instant());
    }

    void read(MessageId message) {
        receipts.read(message, clock.instant());
    }

    boolean isIdle() {
        return perMessage.isIdle();
    }

    /** To be tried again later. When even this fails, the index says by itself that the message is due. */
    void postpone(MessageId message, int attempts) {
        try {
            var account = message.account();
            if (sessions.isKept(account)) {
                var paused = sessions.pausedUntil(account);
                var next = paused == null ? clock.instant().plus(retries.pause(attempts)) : paused;
                index.reschedule(message, next, paused == null ? attempts + 1 : attempts);
            } else if (!sessions.isLinked(account) && !history.isLinked(account)) {
                abandon(message);
            }
            postponing.worked();
        } catch (RuntimeException e) {
            postponing.failed(e);
        }
    }
}
