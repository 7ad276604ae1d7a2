package com.ogensync.connect.rest;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Elapsed time that stands still until it is told to go on. */
public final class TestTicker implements Ticker {

    private final AtomicLong nanos = new AtomicLong();

    public void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    public long read() {
        return nanos.get();
    }
}
