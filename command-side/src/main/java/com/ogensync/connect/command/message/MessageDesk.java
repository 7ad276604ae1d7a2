package com.ogensync.connect.command.message;

import static com.ogensync.connect.command.Refusals.because;
import static java.util.Objects.requireNonNull;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.account.command.DebitCoin;
import com.ogensync.connect.api.account.command.RefundCoin;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.SendReceipt;
import com.ogensync.connect.api.message.command.AbandonMessage;
import com.ogensync.connect.api.message.command.ExpireMessage;
import com.ogensync.connect.api.message.command.ReportMessageRefused;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.command.account.Accounts;
import java.time.Instant;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;

/**
 * Handles commands that change a message and a coin in one transaction: a debit with an acceptance, a failure with a
 * refund. The account is always loaded first: its lock serializes all changes of the account, and a fixed order avoids
 * deadlocks.
 */
final class MessageDesk {

    private final Accounts accounts;
    private final Repository<Message> messages;
    private final EventStore events;
    private final LateReports lateReports;

    MessageDesk(Accounts accounts, Repository<Message> messages, EventStore events, LateReports lateReports) {
        this.accounts = accounts;
        this.messages = messages;
        this.events = events;
        this.lateReports = lateReports;
    }

    @CommandHandler
    SendReceipt handle(SendMessage command) throws Exception {
        var id = command.messageId();
        var account = accounts.load(id.account());
        account.requireCaller(command.tokenId());
        if (command.repeatable() && events.lastSequenceNumberFor(id.toString()).isPresent()) {
            return stored(id).receiptFor(command);
        }
        if (command.obstacle() != null) {
            throw because(command.obstacle());
        }
        var cause = new Cause(command.requestId(), command.tokenId(), Actor.USER);
        var balance = account.debit(new DebitCoin(id.account(), id.whatsAppId(), cause, command.at()));
        messages.newInstance(() -> new Message(command, balance));
        return new SendReceipt(id, balance, MessageStatus.ACCEPTED, null, false);
    }

    /** Reads the message's state from its stream; this node's cached aggregate may lack events of other nodes. */
    private MessageState stored(MessageId id) {
        var history = events.readEvents(id.toString());
        MessageState state = null;
        while (history.hasNext()) {
            state = MessageState.after(state, (MessageEvent) history.next().getPayload());
        }
        return requireNonNull(state, "A stream with a last sequence number has events");
    }

    @CommandHandler
    void handle(ReportMessageRefused command) throws Exception {
        fail(command.messageId(), FailureReason.refused(command.code()), command.at(), _ -> true);
    }

    @CommandHandler
    void handle(ExpireMessage command) throws Exception {
        fail(command.messageId(), FailureReason.EXPIRED, command.at(), message -> message.isDue(command.at()));
    }

    @CommandHandler
    void handle(AbandonMessage command) throws Exception {
        fail(command.messageId(), FailureReason.UNLINKED, command.at(), _ -> true);
    }

    private void fail(MessageId id, FailureReason reason, Instant at, Predicate<Message> condition) throws Exception {
        var account = accounts.load(id.account());
        var message = messages.load(id.toString());
        if (!message.invoke(condition::test)) {
            return;
        }
        if (!message.invoke(it -> it.fail(reason, at))) {
            lateReports.count();
            return;
        }
        var cause = message.invoke(Message::cause).followedUpBySystem();
        account.refund(new RefundCoin(id.account(), id.whatsAppId(), cause, at));
    }
}
