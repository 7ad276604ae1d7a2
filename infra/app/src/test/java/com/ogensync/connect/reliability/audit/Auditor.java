package com.ogensync.connect.reliability.audit;

import java.util.List;
import java.util.stream.Stream;

/** Checks stored events against the invariants and against the callers' responses. */
public final class Auditor {

    private static final List<Check> CHECKS =
            List.of(new StreamCheck(), new LedgerCheck(), new MessageCheck(), new AnswerCheck(), new DeliveryCheck());

    private Auditor() {}

    /** Returns all faults. */
    public static List<Fault> faults(Evidence evidence) {
        if (evidence.events().isEmpty()) {
            throw new IllegalArgumentException("No events: an audit without data proves nothing");
        }
        return CHECKS.stream().flatMap(it -> it.faults(evidence)).toList();
    }

    /** Returns the number of messages that are neither sent nor failed. */
    public static long open(Evidence evidence) {
        return evidence.messages().values().stream()
                .filter(it -> Stream.of("MessageSent", "MessageFailed")
                        .noneMatch(end -> it.stream().anyMatch(event -> event.is(end))))
                .count();
    }
}
