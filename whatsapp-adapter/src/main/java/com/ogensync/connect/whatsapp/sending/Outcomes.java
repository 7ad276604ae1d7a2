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
import java.time.Duration;
import java.time.Instant;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;

/** Stores the outcomes of messages. All tasks of one message run in order; different messages run concurrently. */
final class Outcomes {

    private static final Backoff RETRIES = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));

    private final CommandSender commandSender;
    private final OpenMessages index;
    private final Sessions sessions;
    private final SessionHistory history;
    private final Vault vault;
    private final Clock clock;
    private final KeyedSerialExecutor<MessageId> perMessage = new KeyedSerialExecutor<>("whatsapp-reports");
    private final OutageLog rescheduling = new OutageLog("Rescheduling messages");

    Outcomes(Configuration axon) {
        commandSender = axon.getComponent(CommandSender.class);
        index = axon.getComponent(OpenMessages.class);
        sessions = axon.getComponent(Sessions.class);
        history = axon.getComponent(SessionHistory.class);
        vault = axon.getComponent(Vault.class);
        clock = axon.getComponent(Clock.class);
    }

    /** Queues a task after all earlier tasks of the same message. */
    void execute(MessageId message, Runnable task) {
        perMessage.execute(message, task);
    }

    /** Queues a task after all earlier tasks of the same message; {@code whenDone} runs after it, even if it failed. */
    void execute(MessageId message, Runnable task, Runnable whenDone) {
        execute(message, () -> {
            try {
                task.run();
            } finally {
                whenDone.run();
            }
        });
    }

    /** Stores an outcome, or reschedules a message without one. */
    void store(MessageId message, int attempts, SendOutcome outcome, Runnable whenDone) {
        execute(message, () -> report(message, attempts, outcome), whenDone);
    }

    /** Fails a message whose device is not linked any more. */
    void abandon(MessageId message, Runnable whenDone) {
        execute(message, () -> abandon(message), whenDone);
    }

    private void report(MessageId message, int attempts, SendOutcome outcome) {
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

    boolean isIdle() {
        return perMessage.isIdle();
    }

    /** Reschedules a message. If that fails, the message remains due in the index. */
    void postpone(MessageId message, int attempts) {
        try {
            var account = message.account();
            if (sessions.isOwned(account)) {
                var paused = sessions.pausedUntil(account);
                var next = paused == null ? clock.instant().plus(RETRIES.pause(attempts)) : paused;
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
