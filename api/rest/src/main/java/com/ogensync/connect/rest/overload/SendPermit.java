package com.ogensync.connect.rest.overload;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.web.server.ServerWebExchange;

/**
 * A permit for one send. It is released when the send ends, or before the send starts if the request ends or its body
 * stalls. A started send keeps its permit regardless of the request.
 */
final class SendPermit {

    private static final String ATTRIBUTE = SendPermit.class.getName();

    private final Semaphore permits;
    private boolean held;
    private boolean started;

    SendPermit(Semaphore permits) {
        this.permits = permits;
    }

    static Optional<SendPermit> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    void rememberIn(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** Acquires the permit unless it is held already. Returns whether it is held. */
    synchronized boolean tryAcquire() {
        held = held || permits.tryAcquire();
        return held;
    }

    /** Releases the permit unless the send has started. */
    synchronized void releaseUnlessStarted() {
        if (!started) {
            release();
        }
    }

    /** Marks the send as started. Returns false if no permit is available. */
    synchronized boolean start() {
        started = tryAcquire();
        return started;
    }

    /** Runs the started send and releases the permit. */
    <T> T run(Supplier<T> sending) {
        try {
            return sending.get();
        } finally {
            release();
        }
    }

    private synchronized void release() {
        if (held) {
            held = false;
            permits.release();
        }
    }
}
