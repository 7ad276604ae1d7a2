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

/**
 * Limits the number of open event streams, and ends all of them at shutdown before the server waits for running
 * requests.
 */
@Component
final class Streams implements SmartLifecycle {

    static final int ACCOUNT_MAX = 10;
    static final int TOTAL_MAX = 2000;
    private static final int RETRY_SECONDS = 60;

    private final Map<AccountId, Integer> open = new HashMap<>();
    private volatile Sinks.Empty<Void> stopped = Sinks.empty();
    private int total;
    private volatile boolean running;

    /** Returns the stream, which counts as open while it has a subscriber; an error when the limit is reached. */
    <T> Flux<T> limited(AccountId account, Flux<T> stream) {
        return Flux.using(() -> enter(account), _ -> stream.takeUntilOther(stopped.asMono()), this::leave);
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
        if (total >= TOTAL_MAX) {
            throw EdgeException.unavailable("Too many event streams are open", RETRY_SECONDS);
        }
        total++;
        open.merge(account, 1, Integer::sum);
        return account;
    }

    private synchronized void leave(AccountId account) {
        total--;
        open.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public void start() {
        stopped = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        var _ = stopped.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
