package com.ogensync.connect.rest.sending;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.web.server.ServerWebExchange;

/**
 * One of the places for sends. It is free again when the send is done, or when its request ends or makes others wait
 * before that. A send that has begun keeps its place whatever happens to the request.
 */
final class SendPermit {

    private static final String ATTRIBUTE = SendPermit.class.getName();

    private final Semaphore places;
    private boolean held;
    private boolean begun;

    SendPermit(Semaphore places) {
        this.places = places;
    }

    static Optional<SendPermit> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    void rememberIn(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** Whether there was one. */
    synchronized boolean take() {
        held = held || places.tryAcquire();
        return held;
    }

    /** Before anything has begun; otherwise it does nothing. */
    synchronized void giveBack() {
        if (!begun) {
            release();
        }
    }

    /** Whether it may begin. */
    synchronized boolean begin() {
        begun = take();
        return begun;
    }

    /** Does what has begun. */
    <T> T work(Supplier<T> sending) {
        try {
            return sending.get();
        } finally {
            release();
        }
    }

    private synchronized void release() {
        if (held) {
            held = false;
            places.release();
        }
    }
}
