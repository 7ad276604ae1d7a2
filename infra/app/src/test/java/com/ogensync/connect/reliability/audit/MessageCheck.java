package com.ogensync.connect.reliability.audit;

import java.util.List;
import java.util.stream.Stream;

/** Checks that debits and messages, and refunds and failures, match one to one. */
final class MessageCheck implements Check {

    @Override
    public Stream<Fault> faults(Evidence evidence) {
        var messages = evidence.messages();
        var debits = evidence.movements("CoinDebited", "message");
        var refunds = evidence.movements("CoinRefunded", "message_failed");
        var perMessage = messages.entrySet().stream().flatMap(it -> {
            var id = it.getKey();
            return ofMessage(
                    id, it.getValue(), debits.getOrDefault(id, List.of()), refunds.getOrDefault(id, List.of()));
        });
        var debitsAlone = debits.keySet().stream()
                .filter(it -> !messages.containsKey(it))
                .map(it -> new Fault(Invariant.ONE_DEBIT_PER_ACCEPTED_MESSAGE, it));
        var refundsAlone = refunds.keySet().stream()
                .filter(it -> !messages.containsKey(it))
                .map(it -> new Fault(Invariant.REFUND_ONCE, it));
        return Stream.of(perMessage, debitsAlone, refundsAlone).flatMap(it -> it);
    }

    private static Stream<Fault> ofMessage(
            String id, List<StoredEvent> message, List<StoredEvent> debits, List<StoredEvent> refunds) {
        var accepted = count(message, "MessageAccepted");
        var failed = count(message, "MessageFailed");
        var outcomes = failed + count(message, "MessageSent");
        return Stream.of(
                        fault(debits.isEmpty(), Invariant.NO_MESSAGE_WITHOUT_DEBIT, id),
                        fault(debits.size() > 1 || accepted != 1, Invariant.ONE_DEBIT_PER_ACCEPTED_MESSAGE, id),
                        fault(
                                debits.stream().anyMatch(it -> it.number("amount") != 1),
                                Invariant.ONE_DEBIT_PER_ACCEPTED_MESSAGE,
                                id),
                        fault(refunds.size() != failed, Invariant.REFUND_ONCE, id),
                        fault(outcomes > 1, Invariant.ONE_OUTCOME, id))
                .flatMap(it -> it);
    }

    private static long count(List<StoredEvent> events, String type) {
        return events.stream().filter(it -> it.is(type)).count();
    }

    private static Stream<Fault> fault(boolean found, Invariant invariant, String where) {
        return found ? Stream.of(new Fault(invariant, where)) : Stream.empty();
    }
}
