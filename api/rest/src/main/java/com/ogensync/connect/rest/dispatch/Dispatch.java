package com.ogensync.connect.rest.dispatch;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.rest.EventPositions;
import com.ogensync.connect.rest.EventPositions.Index;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.StoreOutages;
import java.time.Duration;
import java.util.EnumSet;
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

/** Sends commands and queries, waits for their results, and maps failures to {@link EdgeException}s. */
@Component
public class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration INDEX_TIMEOUT = Duration.ofSeconds(2);

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

    /** Sends a command and ignores its result. */
    public void send(Command command) {
        var _ = result(command);
    }

    /** Sends a command and returns its result. */
    public <R> R send(Command command, Class<R> answer) {
        return answer.cast(result(command));
    }

    /** Sends a command and returns its result. A refusal is mapped by {@code refused}. */
    public <R> R send(Command command, Class<R> answer, Function<Refusal, EdgeException> refused) {
        return answer.cast(result(command, refused));
    }

    private Object result(Command command) {
        return result(command, RefusalAnswers::answer);
    }

    private Object result(Command command, Function<Refusal, EdgeException> refused) {
        try {
            CompletableFuture<Object> answer = commands.send(command);
            return answer.get(COMMAND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Failures.ofCommand(command, e.getCause() == null ? e : e.getCause(), refused);
        } catch (TimeoutException _) {
            throw new IllegalStateException("No result within " + COMMAND_TIMEOUT + " of " + command.getClass());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Sends a query with a single result and waits for it at most {@code timeout}. */
    public <R> R ask(Object query, Class<R> answer, Duration timeout) {
        return wait(queries.query(query, ResponseTypes.instanceOf(answer)), timeout);
    }

    /** Sends a query whose result is a page, and returns the items of that page. */
    public <T> List<T> list(Object query, Class<T> type) {
        Page<?> page = ask(query, Page.class, READ_TIMEOUT);
        return page.items().stream().map(type::cast).toList();
    }

    /** Queries a projection of an account, including all events that the account has stored so far. */
    @SuppressWarnings("unchecked")
    public <T> Answer<T> read(AccountId account, LongFunction<? extends AccountQuery> query) {
        var positioned = query.apply(positions.newestOf(account));
        Answer<T> answer = ask(positioned, Answer.class, READ_TIMEOUT);
        outages.read();
        return answer;
    }

    /**
     * Waits at most 2 s until these indexes contain the events that the account has just stored. The events are stored
     * already, so slow or unavailable indexes do not change the response.
     */
    public void awaitIndexed(AccountId account, Index index, Index... more) {
        try {
            if (!positions.awaitIndexed(account, EnumSet.of(index, more), INDEX_TIMEOUT)) {
                LOG.warn("Operational indexes lag by more than {}", INDEX_TIMEOUT);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "Position of the operational indexes is unknown ({})",
                    e.getClass().getSimpleName());
        }
    }

    private static <R> R wait(CompletableFuture<R> answer, Duration timeout) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Failures.ofQuery(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException _) {
            throw EdgeException.unavailable("The service did not answer in time", 1);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("The service is shutting down", e);
    }
}
