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

/** Sends accepted messages, stores what becomes of them, and recovers those of which nothing is known. */
public final class Sending {

    /** The subscribing processor that tells of events in the moment they are stored. */
    public static final String PROCESSING_GROUP = "whatsapp";

    private static final Duration COMPARING = Duration.ofMinutes(1);
    private static final Duration UNASKED_FOR = Duration.ofSeconds(10);

    private final Outcomes outcomes;
    private final MessageDispatcher courier;
    private final Recovery recovery;
    private final PendingOutcomes registry;
    private final OpenMessageCache book;
    private final Sessions sessions;
    private final AbsentNumbers absentees;
    private final NewContacts newContacts;
    private final Pacer pacer;
    private final PeriodicTask recovering;
    private final PeriodicTask comparing;
    private final OutageLog lookingUp = new OutageLog("Looking up open messages");

    /** Nothing is sent before the start. */
    public Sending(
            SendingPace pace,
            WaitingReceipts receipts,
            CommandSender dispatcher,
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
        this.absentees = new AbsentNumbers(clock, pace.absenceKept());
        this.book = new OpenMessageCache(index, messages, clock);
        this.registry = new PendingOutcomes(clock, pace.ackTimeout().plus(UNASKED_FOR));
        this.outcomes = new Outcomes(
                dispatcher, pace.receiptReports(), receipts, index, sessions, history, pace.retries(), vault, clock);
        this.courier = new MessageDispatcher(
                gateway, sessions, vault, outcomes, pacer, absentees, clock, pace.ackTimeout(), pace.queueCapacity());
        this.recovery = new Recovery(index, messages, history, sessions, courier, outcomes, book, pacer, pace, clock);
        this.recovering = new PeriodicTask(timer, pace.recoveryInterval(), "Recovery of open messages", this::look);
        this.comparing = new PeriodicTask(timer, COMPARING, "Counting open messages", book::compare);
    }

    private void look() {
        registry.tidy();
        pacer.tidy();
        recovery.run();
    }

    /** For Axon's subscribing processor. */
    public Object eventHandler() {
        return new WhenMessageStored(courier, registry, book, newContacts);
    }

    /** For Axon's query bus. */
    public Object queryHandler() {
        return new SendingQueries(sessions, book, registry, absentees, newContacts, pacer);
    }

    /** Begins to recover. */
    public void start() {
        comparing.start();
        recovering.start();
    }

    /** Takes no message on any more; waiting requests are told that the outcome is open. */
    public void stop() {
        comparing.stop();
        recovering.stop();
        courier.stop();
    }

    /** Whoever still waits for an outcome is told that it is open. */
    public void answerAll() {
        registry.stop();
    }

    /** Whether everything that was under way is stored. */
    public boolean isIdle() {
        return courier.isIdle() && outcomes.isIdle();
    }

    /** The account's device is connected again. */
    public void resume(AccountId account) {
        tolerant(() -> recovery.resume(account));
    }

    /** The account's device cannot send for now: what waits for its turn need not. */
    public void hurry(AccountId account) {
        pacer.hurry(account);
    }

    /** The account's device is linked no more. */
    public void abandon(AccountId account) {
        tolerant(() -> recovery.abandon(account));
    }

    /** The recipient's device has the message. */
    public void delivered(AccountId account, WhatsAppMessageId message) {
        var id = new MessageId(account, message);
        courier.afterAnswer(id, () -> outcomes.delivered(id));
    }

    /** The recipient saw the message. */
    public void read(AccountId account, WhatsAppMessageId message) {
        var id = new MessageId(account, message);
        courier.afterAnswer(id, () -> outcomes.read(id));
    }

    /** What fails here, the next look of recovery makes good. */
    private void tolerant(Runnable look) {
        try {
            look.run();
            lookingUp.worked();
        } catch (RuntimeException e) {
            lookingUp.failed(e);
        }
    }
}
