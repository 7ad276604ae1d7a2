package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.message.query.AwaitOutcome;
import com.ogensync.connect.api.message.query.FindSendingLimits;
import com.ogensync.connect.api.message.query.FindSendingState;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.api.message.query.SendingLimits;
import com.ogensync.connect.api.message.query.SendingState;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.pacing.NewContacts;
import com.ogensync.connect.whatsapp.pacing.Pacer;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.Configuration;
import org.axonframework.queryhandling.QueryHandler;

/** Answers the queries of send requests from this node's memory and the index, without any projection. */
final class SendingQueries {

    private final Sessions sessions;
    private final OpenMessageCache openMessages;
    private final PendingOutcomes pendingOutcomes;
    private final AbsentNumbers absentNumbers;
    private final NewContacts newContacts;
    private final Pacer pacer;

    SendingQueries(Configuration axon) {
        sessions = axon.getComponent(Sessions.class);
        openMessages = axon.getComponent(OpenMessageCache.class);
        pendingOutcomes = axon.getComponent(PendingOutcomes.class);
        absentNumbers = axon.getComponent(AbsentNumbers.class);
        newContacts = axon.getComponent(NewContacts.class);
        pacer = axon.getComponent(Pacer.class);
    }

    /** Reserves a place among the day's new contacts only if the message could be sent otherwise. */
    @QueryHandler
    SendingState handle(FindSendingState query) {
        var account = query.accountId();
        var linked = sessions.isLinked(account);
        var absent = absentNumbers.has(account, query.to());
        var pausedUntil = sessions.pausedUntil(account);
        return new SendingState(
                linked,
                sessions.isOnline(account),
                openMessages.count(account),
                absent,
                pausedUntil,
                linked && !absent && pausedUntil == null ? newContacts.admit(account, query.to()) : null,
                pacer.dueAt(account));
    }

    @QueryHandler
    SendingLimits handle(FindSendingLimits query) {
        return newContacts.limits(query.accountId());
    }

    @QueryHandler
    CompletableFuture<MessageOutcome> handle(AwaitOutcome query) {
        return pendingOutcomes.await(query.messageId(), query.patience());
    }
}
