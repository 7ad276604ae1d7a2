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
 * Where a message and a coin meet: accepting is a debit and an acceptance, failing is a failure and a refund, each in
 * one transaction. The account is loaded first, always: its lock orders everything of the account.
 */
final class MessageDesk {

    private final Accounts accounts;
    private final Repository<Message> messages;
    private final EventStore events;
    private final LateReports late;

    MessageDesk(Accounts accounts, Repository<Message> messages, EventStore events, LateReports late) {
        this.accounts = accounts;
        this.messages = messages;
        this.events = events;
        this.late = late;
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

    /** As it is stored now: what this node remembers of it may be older than what another has told already. */
    private MessageState stored(MessageId id) {
        var history = events.readEvents(id.toString());
        MessageState state = null;
        while (history.hasNext()) {
            state = MessageState.after(state, (MessageEvent) history.next().getPayload());
        }
        return requireNonNull(state, "A stream that has a last event has a first");
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

    private void fail(MessageId id, FailureReason reason, Instant at, Predicate<Message> when) throws Exception {
        var account = accounts.load(id.account());
        var message = messages.load(id.toString());
        if (!message.invoke(when::test)) {
            return;
        }
        if (!message.invoke(it -> it.fail(reason, at))) {
            late.count();
            return;
        }
        var cause = message.invoke(Message::cause).followedUpBySystem();
        account.refund(new RefundCoin(id.account(), id.whatsAppId(), cause, at));
    }
}
