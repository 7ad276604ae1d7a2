package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.runtime.timing.PeriodicTask;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.pacing.NewContacts;
import com.ogensync.connect.whatsapp.pacing.Pacer;
import com.ogensync.connect.whatsapp.session.SessionHistory;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Sends accepted messages, stores their outcomes, and recovers messages without an outcome. */
public final class Sending {

    /** Name of the subscribing event processor, which handles events in the transaction that stores them. */
    public static final String PROCESSING_GROUP = "whatsapp";

    private static final Duration CACHE_SYNC_INTERVAL = Duration.ofMinutes(1);
    private static final Duration REQUEST_GRACE = Duration.ofSeconds(10);

    private final Outcomes outcomes;
    private final MessageDispatcher messageDispatcher;
    private final Recovery recovery;
    private final PendingOutcomes pendingOutcomes;
    private final OpenMessageCache openMessages;
    private final Sessions sessions;
    private final AbsentNumbers absentNumbers;
    private final NewContacts newContacts;
    private final Pacer pacer;
    private final PeriodicTask recoveryTask;
    private final PeriodicTask cacheSync;
    private final OutageLog lookingUp = new OutageLog("Looking up open messages");

    /** Creates the component. Recovery begins with {@link #start}. */
    public Sending(
            SendingPace pace,
            WaitingReceipts receipts,
            CommandSender commandSender,
            EventStore events,
            WhatsAppGateway gateway,
            OpenMessages index,
            Sessions sessions,
            NewContacts newContacts,
            Pacer pacer,
            Vault vault,
            Clock clock,
            Timer timer) {
        var history = new SessionHistory(events);
        var messages = new MessageHistory(events);
        this.sessions = sessions;
        this.newContacts = newContacts;
        this.pacer = pacer;
        this.absentNumbers = new AbsentNumbers(clock, pace.absenceKept());
        this.openMessages = new OpenMessageCache(index, messages, clock);
        this.pendingOutcomes = new PendingOutcomes(clock, pace.ackTimeout().plus(REQUEST_GRACE));
        this.outcomes = new Outcomes(
                commandSender, pace.receiptReports(), receipts, index, sessions, history, pace.retries(), vault, clock);
        this.messageDispatcher = new MessageDispatcher(
                gateway,
                sessions,
                vault,
                outcomes,
                pacer,
                absentNumbers,
                clock,
                pace.ackTimeout(),
                pace.queueCapacity());
        this.recovery = new Recovery(
                index, messages, history, sessions, messageDispatcher, outcomes, openMessages, pacer, pace, clock);
        this.recoveryTask =
                new PeriodicTask(timer, pace.recoveryInterval(), "Recovery of open messages", this::recover);
        this.cacheSync =
                new PeriodicTask(timer, CACHE_SYNC_INTERVAL, "Synchronizing open messages", openMessages::synchronize);
    }

    private void recover() {
        pendingOutcomes.removeExpired();
        pacer.removeIdle();
        recovery.run();
    }

    /** Returns the event handler for Axon's subscribing processor. */
    public Object eventHandler() {
        return new WhenMessageStored(messageDispatcher, pendingOutcomes, openMessages, newContacts);
    }

    /** Returns the query handler for Axon's query bus. */
    public Object queryHandler() {
        return new SendingQueries(sessions, openMessages, pendingOutcomes, absentNumbers, newContacts, pacer);
    }

    /** Starts the periodic recovery. */
    public void start() {
        cacheSync.start();
        recoveryTask.start();
    }

    /** Stops accepting messages and recoveryTask them. */
    public void stop() {
        cacheSync.stop();
        recoveryTask.stop();
        messageDispatcher.stop();
    }

    /** Answers all requests that still wait for an outcome with "open". */
    public void answerAll() {
        pendingOutcomes.stop();
    }

    /** Whether no message is in progress and all outcomes are stored. */
    public boolean isIdle() {
        return messageDispatcher.isIdle() && outcomes.isIdle();
    }

    /** Sends the account's open messages, after its device has reconnected. */
    public void resume(AccountId account) {
        runTolerant(() -> recovery.resume(account));
    }

    /** Ends the pacing delay of the account's messages, because its device cannot send at present. */
    public void wakeWaiting(AccountId account) {
        pacer.wake(account);
    }

    /** Fails the account's open messages, after its device was unlinked. */
    public void abandon(AccountId account) {
        runTolerant(() -> recovery.abandon(account));
    }

    /** Stores that the recipient's device received the message. */
    public void delivered(AccountId account, WhatsAppMessageId message) {
        var id = new MessageId(account, message);
        messageDispatcher.afterAcknowledgement(id, () -> outcomes.delivered(id));
    }

    /** Stores that the recipient read the message. */
    public void read(AccountId account, WhatsAppMessageId message) {
        var id = new MessageId(account, message);
        messageDispatcher.afterAcknowledgement(id, () -> outcomes.read(id));
    }

    /** Logs a failure instead of throwing it, because the next recovery run repeats the work. */
    private void runTolerant(Runnable work) {
        try {
            work.run();
            lookingUp.worked();
        } catch (RuntimeException e) {
            lookingUp.failed(e);
        }
    }
}
