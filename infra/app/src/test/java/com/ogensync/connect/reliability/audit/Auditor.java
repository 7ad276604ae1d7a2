package com.ogensync.connect.reliability.audit;

import java.util.List;
import java.util.stream.Stream;

/** Holds what is stored against what must always hold and against what callers were told. */
public final class Auditor {

    private static final List<Check> CHECKS =
            List.of(new StreamCheck(), new LedgerCheck(), new MessageCheck(), new AnswerCheck(), new DeliveryCheck());

    private Auditor() {}

    /** Everything that is wrong; empty when nothing is. */
    public static List<Fault> faults(Evidence evidence) {
        if (evidence.events().isEmpty()) {
            throw new IllegalArgumentException("Nothing is stored: an audit of nothing proves nothing");
        }
        return CHECKS.stream().flatMap(it -> it.faults(evidence)).toList();
    }

    /** How many messages have neither been sent nor failed. */
    public static long open(Evidence evidence) {
        return evidence.messages().values().stream()
                .filter(it -> Stream.of("MessageSent", "MessageFailed")
                        .noneMatch(end -> it.stream().anyMatch(event -> event.is(end))))
                .count();
    }
}
