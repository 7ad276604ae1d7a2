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
 * Stores outcomes and receipts, in order per message and concurrently for different messages. Receipts have a separate
 * limit of concurrent commands, so a burst of them does not delay outcomes.
 */
final class Outcomes {

    private final CommandSender commandSender;
    private final Receipts receipts;
    private final OpenMessages index;
    private final Sessions sessions;
    private final SessionHistory history;
    private final Backoff retries;
    private final Vault vault;
    private final Clock clock;
    private final KeyedSerialExecutor<MessageId> perMessage = new KeyedSerialExecutor<>("whatsapp-reports");
    private final OutageLog rescheduling = new OutageLog("Rescheduling messages");

    Outcomes(
            CommandSender commandSender,
            int receiptReports,
            WaitingReceipts waiting,
            OpenMessages index,
            Sessions sessions,
            SessionHistory history,
            Backoff retries,
            Vault vault,
            Clock clock) {
        this.commandSender = commandSender;
        this.receipts = new Receipts(commandSender.withSeparateLimit(receiptReports), perMessage, waiting);
        this.index = index;
        this.sessions = sessions;
        this.history = history;
        this.retries = retries;
        this.vault = vault;
        this.clock = clock;
    }

    /** Runs an action after all earlier actions on the same message. */
    void perMessage(MessageId message, Runnable action) {
        perMessage.execute(message, action);
    }

    /** Stores an outcome, or reschedules a message without one. Returns when that is done. */
    void store(MessageId message, int attempts, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Acknowledged acknowledged -> {
                var at = Instants.toMillis(acknowledged.at());
                commandSender.report(
                        () -> new ReportMessageSent(message, sealed(message, acknowledged.address(), at), at));
            }
            case SendOutcome.Refused refused ->
                commandSender.report(() -> new ReportMessageRefused(message, refused.code(), clock.instant()));
            case SendOutcome.NotSent _, SendOutcome.Unknown _ -> postpone(message, attempts);
        }
    }

    private @Nullable Sealed sealed(MessageId message, @Nullable String address, Instant at) {
        return address == null ? null : vault.seal(message.account(), Vault.Purpose.CONTACTS, at, address);
    }

    void expire(MessageId message) {
        commandSender.report(() -> new ExpireMessage(message, clock.instant()));
    }

    void abandon(MessageId message) {
        commandSender.report(() -> new AbandonMessage(message, clock.instant()));
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

    /** Reschedules a message. If that fails, the message remains due in the index. */
    void postpone(MessageId message, int attempts) {
        try {
            var account = message.account();
            if (sessions.isOwned(account)) {
                var paused = sessions.pausedUntil(account);
                var next = paused == null ? clock.instant().plus(retries.pause(attempts)) : paused;
                index.reschedule(message, next, paused == null ? attempts + 1 : attempts);
            } else if (!sessions.isLinked(account) && !history.isLinked(account)) {
                abandon(message);
            }
            rescheduling.worked();
        } catch (RuntimeException e) {
            rescheduling.failed(e);
        }
    }
}
