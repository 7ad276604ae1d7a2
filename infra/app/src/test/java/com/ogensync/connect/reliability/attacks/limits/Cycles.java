package com.ogensync.connect.reliability.attacks.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** Judges a limit by what many who asked all the time were told. */
final class Cycles {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long PERIOD = 60 * SECOND;

    private Cycles() {}

    /** What is wrong: each cycle of 60 s from the first request has exactly the limit, and each refusal is true. */
    static List<String> faults(List<Told> all, int limit, int cycles) {
        var told = all.stream().sorted(Comparator.comparingLong(Told::askedAt)).toList();
        var start = told.getFirst().askedAt();
        var faults = new ArrayList<String>();
        for (var cycle = 0; cycle < cycles; cycle++) {
            var from = start + cycle * PERIOD;
            var granted = told.stream()
                    .filter(it -> !it.refused() && it.answeredAt() >= from && it.answeredAt() < from + PERIOD)
                    .count();
            if (granted != limit) {
                faults.add(granted + " let in, in cycle " + cycle);
            }
        }
        if (told.stream().noneMatch(Told::refused)) {
            faults.add("Nobody was refused");
        }
        var answered = told.stream().mapToLong(Told::answeredAt).min().orElse(start);
        told.stream().filter(Told::refused).forEach(it -> judge(it, start, answered, faults));
        return faults;
    }

    /**
     * Whoever is told to wait is told to wait until the next cycle, to the second, rounded up. The first cycle began
     * between the first question and the first answer.
     */
    private static void judge(Told told, long asked, long answered, List<String> faults) {
        var earliest = told.askedAt() + (told.retryAfter() - 1) * SECOND;
        var latest = told.answeredAt() + told.retryAfter() * SECOND;
        var cycle = (told.askedAt() - answered) / PERIOD;
        var last = (told.answeredAt() - asked) / PERIOD;
        var isTrue = LongStream.rangeClosed(cycle, last)
                .map(it -> (it + 1) * PERIOD)
                .anyMatch(it -> earliest <= answered + it && latest >= asked + it);
        if (told.retryAfter() < 1 || told.retryAfter() > 60 || !isTrue) {
            faults.add("Told to wait %d s, %.1f s before the next cycle"
                    .formatted(told.retryAfter(), (asked + (cycle + 1) * PERIOD - told.askedAt()) / 1e9));
        }
    }
}
