package com.ogensync.connect.rest.dispatch;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.rest.EventPositions;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.StoreOutages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends commands and queries, waits for what comes of them, and says what failed in the edge's own words. */
@Component
public class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Duration COMMAND_PATIENCE = Duration.ofSeconds(30);
    private static final Duration READ_PATIENCE = Duration.ofSeconds(10);
    private static final Duration INDEX_PATIENCE = Duration.ofSeconds(2);

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final EventPositions positions;
    private final StoreOutages outages;

    Dispatch(CommandGateway commands, QueryGateway queries, EventPositions positions, StoreOutages outages) {
        this.commands = commands;
        this.queries = queries;
        this.positions = positions;
        this.outages = outages;
    }

    /** Sends a command whose answer says nothing more than that it was done. */
    public void send(Command command) {
        var _ = result(command);
    }

    /** Sends a command and gives its answer. */
    public <R> R send(Command command, Class<R> answer) {
        return answer.cast(result(command));
    }

    /** Sends a command and gives its answer, or answers a refusal in words of one's own. */
    public <R> R send(Command command, Class<R> answer, Function<Refusal, EdgeException> refused) {
        return answer.cast(result(command, refused));
    }

    private Object result(Command command) {
        return result(command, RefusalAnswers::answer);
    }

    private Object result(Command command, Function<Refusal, EdgeException> refused) {
        try {
            CompletableFuture<Object> answer = commands.send(command);
            return answer.get(COMMAND_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Failures.ofCommand(command, e.getCause() == null ? e : e.getCause(), refused);
        } catch (TimeoutException _) {
            throw new IllegalStateException("No answer in " + COMMAND_PATIENCE + " to " + command.getClass());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Asks a query that is answered with one thing, in that time at most. */
    public <R> R ask(Object query, Class<R> answer, Duration patience) {
        return wait(queries.query(query, ResponseTypes.instanceOf(answer)), patience);
    }

    /** Asks a query that is answered with a page of such things. */
    public <T> List<T> list(Object query, Class<T> type) {
        Page<?> page = ask(query, Page.class, READ_PATIENCE);
        return page.items().stream().map(type::cast).toList();
    }

    /** Asks an account's projection, as it is after all that the account has done so far. */
    @SuppressWarnings("unchecked")
    public <T> Answer<T> read(AccountId account, LongFunction<? extends AccountQuery> query) {
        var asked = query.apply(positions.newestOf(account));
        Answer<T> answer = ask(asked, Answer.class, READ_PATIENCE);
        outages.read();
        return answer;
    }

    /**
     * Waits a little until what the account just did counts everywhere on this node. It is done and stored already: if
     * the indexes are slow or away, the answer is the same.
     */
    public void awaitIndexed(AccountId account) {
        try {
            if (!positions.awaitIndexed(account, INDEX_PATIENCE)) {
                LOG.warn("The indexes are more than {} behind", INDEX_PATIENCE);
            }
        } catch (RuntimeException e) {
            LOG.warn("The indexes cannot be asked ({})", e.getClass().getSimpleName());
        }
    }

    private static <R> R wait(CompletableFuture<R> answer, Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Failures.ofQuery(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException _) {
            throw EdgeException.unavailable("The answer takes too long at the moment", 1);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("The service is shutting down", e);
    }
}
