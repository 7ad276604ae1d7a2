package com.ogensync.connect.rest.events;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** How many streams are open, and their common end: they are over before the server waits for what is under way. */
@Component
final class Streams implements SmartLifecycle {

    static final int ACCOUNT_MAX = 10;
    static final int ALL_MAX = 2000;
    private static final int RETRY_SECONDS = 60;

    private final Map<AccountId, Integer> open = new HashMap<>();
    private volatile Sinks.Empty<Void> end = Sinks.empty();
    private int all;
    private volatile boolean running;

    /** The same stream, counted while somebody listens; an error when there are too many. */
    <T> Flux<T> counted(AccountId account, Flux<T> stream) {
        return Flux.using(() -> enter(account), _ -> stream.takeUntilOther(end.asMono()), this::leave);
    }

    synchronized int openOf(AccountId account) {
        return open.getOrDefault(account, 0);
    }

    private synchronized AccountId enter(AccountId account) {
        if (openOf(account) >= ACCOUNT_MAX) {
            throw EdgeException.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "Too many event streams: an account may have " + ACCOUNT_MAX + " open at a time")
                    .retryAfter(RETRY_SECONDS);
        }
        if (all >= ALL_MAX) {
            throw EdgeException.unavailable("Too many event streams are open", RETRY_SECONDS);
        }
        all++;
        open.merge(account, 1, Integer::sum);
        return account;
    }

    private synchronized void leave(AccountId account) {
        all--;
        open.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public void start() {
        end = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        var _ = end.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
