package com.ogensync.connect.reliability.audit;

import com.ogensync.connect.reliability.audit.Send.Answered;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks deliveries: acknowledged messages arrived under their id, no text under two ids, and all are paid. */
final class DeliveryCheck implements Check {

    @Override
    public Stream<Fault> faults(Evidence evidence) {
        var idsOfText = evidence.deliveries().stream()
                .collect(Collectors.groupingBy(
                        Delivery::text, Collectors.mapping(Delivery::messageId, Collectors.toSet())));
        return Stream.of(
                        arrived(evidence, idsOfText), twice(idsOfText), rejected(evidence, idsOfText), unpaid(evidence))
                .flatMap(it -> it);
    }

    private static Stream<Fault> arrived(Evidence evidence, Map<String, Set<String>> idsOfText) {
        return evidence.sends().stream()
                .filter(it -> it.response() instanceof Answered answer
                        && answer.status() == 200
                        && !idsOfText.getOrDefault(it.text(), Set.of()).contains(answer.messageId()))
                .map(it -> new Fault(Invariant.ACKNOWLEDGED_ARRIVED, it.account() + " " + it.text()));
    }

    private static Stream<Fault> twice(Map<String, Set<String>> idsOfText) {
        return idsOfText.entrySet().stream()
                .filter(it -> it.getValue().size() > 1)
                .map(it -> new Fault(Invariant.ONE_MESSAGE_ID_PER_MESSAGE, it.getKey() + " " + it.getValue()));
    }

    /** Refused messages must not arrive. */
    private static Stream<Fault> rejected(Evidence evidence, Map<String, Set<String>> idsOfText) {
        return evidence.sends().stream()
                .filter(it -> it.response() instanceof Answered answer
                        && !answer.isAccepted()
                        && idsOfText.containsKey(it.text()))
                .map(it -> new Fault(Invariant.REJECTED_LEAVES_NOTHING, it.status() + " " + it.text()));
    }

    private static Stream<Fault> unpaid(Evidence evidence) {
        var paid = evidence.movements("CoinDebited", "message").keySet().stream()
                .map(it -> it.split(":", -1)[2])
                .collect(Collectors.toSet());
        return evidence.deliveries().stream()
                .filter(it -> !paid.contains(it.messageId()))
                .map(it -> new Fault(Invariant.ARRIVED_WAS_PAID, it.messageId()));
    }
}
