package com.ogensync.connect.reliability.attacks.load;

import java.time.Duration;
import java.util.List;

/** How much was done, and what was said to the rest. */
record Rates(List<Attempt> attempts) {

    Rates {
        attempts = List.copyOf(attempts);
    }

    /** Messages a second of which a success was told within that time. */
    double goodput(Duration time) {
        var start =
                attempts.stream().mapToLong(it -> it.send().startedAt()).min().orElse(0);
        return attempts.stream()
                        .filter(it -> it.isDone() && it.send().endedAt() - start <= time.toNanos())
                        .count()
                / (time.toMillis() / 1e3);
    }

    /** How long those waited who were turned away. */
    Latencies refusals() {
        return new Latencies(attempts.stream()
                .filter(Attempt::isTurnedAway)
                .map(Attempt::nanos)
                .toList());
    }

    /** How long those waited who were told a success. */
    Latencies successes() {
        return new Latencies(
                attempts.stream().filter(Attempt::isDone).map(Attempt::nanos).toList());
    }

    /** Whoever got another answer than a success or being turned away with a time after which to come again. */
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
