package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.query.AwaitOutcome;
import com.ogensync.connect.api.query.FindSendingState;
import com.ogensync.connect.api.query.MessageOutcome;
import com.ogensync.connect.api.query.SendingState;
import com.ogensync.connect.whatsapp.connection.Sessions;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what a request needs to know around a send. No projection is asked. */
final class SendingQueries {

    private final Sessions sessions;
    private final OpenBook book;
    private final OutcomeRegistry registry;

    SendingQueries(Sessions sessions, OpenBook book, OutcomeRegistry registry) {
        this.sessions = sessions;
        this.book = book;
        this.registry = registry;
    }

    @QueryHandler
    SendingState handle(FindSendingState query) {
        var account = query.accountId();
        return new SendingState(sessions.isLinked(account), sessions.isOnline(account), book.count(account));
    }

    @QueryHandler
    CompletableFuture<MessageOutcome> handle(AwaitOutcome query) {
        return registry.await(query.messageId(), query.patience());
    }
}
