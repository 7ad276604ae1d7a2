package com.ogensync.connect.reliability.attacks.load;

import java.time.Duration;
import java.util.List;

/** Goodput, and the responses to the other requests. */
record Rates(List<Attempt> attempts) {

    Rates {
        attempts = List.copyOf(attempts);
    }

    /** Returns the messages per second that succeeded within this time. */
    double goodput(Duration time) {
        var start =
                attempts.stream().mapToLong(it -> it.send().startedAt()).min().orElse(0);
        return attempts.stream()
                        .filter(it -> it.isDone() && it.send().endedAt() - start <= time.toNanos())
                        .count()
                / (time.toMillis() / 1e3);
    }

    /** Returns the response times of refusals. */
    Latencies refusals() {
        return new Latencies(attempts.stream()
                .filter(Attempt::isTurnedAway)
                .map(Attempt::nanos)
                .toList());
    }

    /** Returns the response times of successes. */
    Latencies successes() {
        return new Latencies(
                attempts.stream().filter(Attempt::isDone).map(Attempt::nanos).toList());
    }

    /** Returns attempts whose response is neither a success nor a refusal with Retry-After. */
    List<Attempt> odd() {
        return attempts.stream()
                .filter(it ->
                        !it.isDone() && !(it.isTurnedAway() && it.retryAfter().matches("[1-9][0-9]?")))
                .toList();
    }

    long turnedAway() {
        return attempts.stream().filter(Attempt::isTurnedAway).count();
    }
}
