package com.ogensync.connect.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that advances only when a test advances it. */
public final class TestClock extends Clock {

    public static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    private volatile Instant now = START;

    public void reset() {
        now = START;
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
