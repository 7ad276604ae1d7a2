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
import org.axonframework.queryhandling.QueryHandler;

/** Answers what a request needs to know around a send. No projection is asked. */
final class SendingQueries {

    private final Sessions sessions;
    private final OpenMessageCache book;
    private final PendingOutcomes registry;
    private final AbsentNumbers absentees;
    private final NewContacts newContacts;
    private final Pacer pacer;

    SendingQueries(
            Sessions sessions,
            OpenMessageCache book,
            PendingOutcomes registry,
            AbsentNumbers absentees,
            NewContacts newContacts,
            Pacer pacer) {
        this.sessions = sessions;
        this.book = book;
        this.registry = registry;
        this.absentees = absentees;
        this.newContacts = newContacts;
        this.pacer = pacer;
    }

    /** A place among the day's new contacts is kept only for who could use it. */
    @QueryHandler
    SendingState handle(FindSendingState query) {
        var account = query.accountId();
        var linked = sessions.isLinked(account);
        var absent = absentees.has(account, query.to());
        var pausedUntil = sessions.pausedUntil(account);
        return new SendingState(
                linked,
                sessions.isOnline(account),
                book.count(account),
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
        return registry.await(query.messageId(), query.patience());
    }
}
