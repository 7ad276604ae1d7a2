package com.ogensync.connect.reliability.attacks.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** Checks a rate limit by the responses to clients that sent continuously. */
final class Cycles {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long PERIOD = 60 * SECOND;

    private Cycles() {}

    /** Returns faults: each cycle of 60 s must admit exactly the limit, and each Retry-After must be right. */
    static List<String> faults(List<LimitedResponse> all, int limit, int cycles) {
        var responses = all.stream()
                .sorted(Comparator.comparingLong(LimitedResponse::askedAt))
                .toList();
        var start = responses.getFirst().askedAt();
        var faults = new ArrayList<String>();
        for (var cycle = 0; cycle < cycles; cycle++) {
            var from = start + cycle * PERIOD;
            var granted = responses.stream()
                    .filter(it -> !it.refused() && it.answeredAt() >= from && it.answeredAt() < from + PERIOD)
                    .count();
            if (granted != limit) {
                faults.add(granted + " admitted in cycle " + cycle);
            }
        }
        if (responses.stream().noneMatch(LimitedResponse::refused)) {
            faults.add("No request was refused");
        }
        var answered =
                responses.stream().mapToLong(LimitedResponse::answeredAt).min().orElse(start);
        responses.stream().filter(LimitedResponse::refused).forEach(it -> judge(it, start, answered, faults));
        return faults;
    }

    /**
     * Checks that Retry-After points to the next cycle, rounded up to seconds. The first cycle began between the first
     * request and the first response.
     */
    private static void judge(LimitedResponse response, long asked, long answered, List<String> faults) {
        var earliest = response.askedAt() + (response.retryAfter() - 1) * SECOND;
        var latest = response.answeredAt() + response.retryAfter() * SECOND;
        var cycle = (response.askedAt() - answered) / PERIOD;
        var last = (response.answeredAt() - asked) / PERIOD;
        var isTrue = LongStream.rangeClosed(cycle, last)
                .map(it -> (it + 1) * PERIOD)
                .anyMatch(it -> earliest <= answered + it && latest >= asked + it);
        if (response.retryAfter() < 1 || response.retryAfter() > 60 || !isTrue) {
            faults.add("Retry-After of %d s, %.1f s before the next cycle"
                    .formatted(response.retryAfter(), (asked + (cycle + 1) * PERIOD - response.askedAt()) / 1e9));
        }
    }
}
