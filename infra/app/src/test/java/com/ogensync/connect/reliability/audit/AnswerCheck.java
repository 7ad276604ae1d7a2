package com.ogensync.connect.reliability.audit;

import com.ogensync.connect.reliability.audit.Send.Answered;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that responses match the stored events, and that nothing is stored without a request. */
final class AnswerCheck implements Check {

    @Override
    public Stream<Fault> faults(Evidence evidence) {
        var messages = evidence.messages();
        var debits = evidence.movements("CoinDebited", "message");
        var response = evidence.sends().stream().flatMap(it -> response(it, messages, debits));
        return Stream.of(response, unexplained(evidence, messages), unregistered(evidence))
                .flatMap(it -> it);
    }

    private static Stream<Fault> response(
            Send send, Map<String, List<StoredEvent>> messages, Map<String, List<StoredEvent>> debits) {
        if (!(send.response() instanceof Answered answer) || !answer.isAccepted()) {
            return Stream.empty();
        }
        var id = "message:" + send.account() + ":" + answer.messageId();
        var message = messages.getOrDefault(id, List.of());
        var debit = debits.getOrDefault(id, List.of());
        if (!isDurable(answer, message) || debit.isEmpty()) {
            return Stream.of(new Fault(Invariant.ACKNOWLEDGED_IS_DURABLE, answer.status() + " " + id));
        }
        var agrees = !answer.isAcknowledgement() || debit.getFirst().number("balance") == answer.credits();
        return agrees ? Stream.empty() : Stream.of(new Fault(Invariant.BALANCE_IN_ANSWER_IS_LEDGER_BALANCE, id));
    }

    private static boolean isDurable(Answered answer, List<StoredEvent> message) {
        var needed = switch (answer.status()) {
            case 200 -> "MessageSent";
            case 202 -> "MessageAccepted";
            default -> "MessageFailed";
        };
        return message.stream().anyMatch(it -> it.is(needed));
    }

    /** An account has as many messages as accepting responses, and at most one more per lost response. */
    private static Stream<Fault> unexplained(Evidence evidence, Map<String, List<StoredEvent>> messages) {
        var sends = evidence.sends().stream().collect(Collectors.groupingBy(Send::account));
        var stored = messages.keySet().stream().collect(Collectors.groupingBy(it -> it.split(":", -1)[1]));
        return stored.entrySet().stream()
                .filter(it -> it.getValue().size() > possible(sends.getOrDefault(it.getKey(), List.of())))
                .map(it -> new Fault(Invariant.ACCEPTED_IS_EXPLAINED, it.getKey()));
    }

    private static long possible(List<Send> sends) {
        var lost = sends.stream().filter(Send::isLost).count();
        var accepted = sends.stream()
                .map(Send::response)
                .mapMulti((response, ids) -> {
                    if (response instanceof Answered answer && answer.isAccepted()) {
                        ids.accept(answer.messageId());
                    }
                })
                .distinct()
                .count();
        return lost + accepted;
    }

    private static Stream<Fault> unregistered(Evidence evidence) {
        var stored = evidence.events().stream()
                .filter(it -> it.is("UserRegistered"))
                .map(StoredEvent::account)
                .collect(Collectors.toSet());
        return evidence.registered().stream()
                .filter(it -> !stored.contains(it))
                .map(it -> new Fault(Invariant.REGISTERED_IS_DURABLE, it));
    }
}
