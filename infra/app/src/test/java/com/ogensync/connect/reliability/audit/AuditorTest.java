package com.ogensync.connect.reliability.audit;

import static com.ogensync.connect.reliability.audit.SoundWorld.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.reliability.audit.Send.Answered;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks that the auditor finds no fault in sound evidence, and every planted fault. */
class AuditorTest {

    private record Planted(Invariant invariant, String what, UnaryOperator<Evidence> fault) {}

    private static final List<Planted> FAULTS = List.of(
            planted(
                    Invariant.COINS_NEVER_NEGATIVE,
                    "a balance below zero",
                    events(on("CoinDebited", it -> it.put("balance", -1)))),
            planted(
                    Invariant.COINS_CONSERVED,
                    "a balance one coin too high",
                    events(on("CoinDebited", it -> it.put("balance", 7)))),
            planted(
                    Invariant.COINS_CONSERVED,
                    "an amount of zero",
                    events(on("CoinRefunded", it -> it.put("amount", 0)))),
            planted(
                    Invariant.ENTRIES_GAPLESS,
                    "a skipped entry number",
                    events(on("CoinRefunded", it -> it.put("entry", 9)))),
            planted(
                    Invariant.CHAIN_UNBROKEN,
                    "one changed cause",
                    events(on("CoinDebited", it -> it.put("by", "operator:eve")))),
            planted(Invariant.CHAIN_UNBROKEN, "a removed entry", events(without("CoinRefunded"))),
            planted(
                    Invariant.CHAIN_UNBROKEN,
                    "an entry of another account",
                    events(on("CoinDebited", it -> it.put("accountId", "account:x")))),
            planted(Invariant.GRANT_ONCE, "no grant", events(without("CoinsGranted"))),
            planted(Invariant.GRANT_ONCE, "two grants", events(twice("CoinsGranted", 90))),
            planted(Invariant.ONE_DEBIT_PER_ACCEPTED_MESSAGE, "two debits", events(twice("CoinDebited", 90))),
            planted(
                    Invariant.ONE_DEBIT_PER_ACCEPTED_MESSAGE,
                    "a debit without its message",
                    events(without("MessageAccepted", "MessageSent", "MessageFailed"))),
            planted(
                    Invariant.ONE_DEBIT_PER_ACCEPTED_MESSAGE,
                    "a message that costs two coins",
                    events(on("CoinDebited", it -> it.put("amount", 2)))),
            planted(Invariant.NO_MESSAGE_WITHOUT_DEBIT, "a message without its debit", events(without("CoinDebited"))),
            planted(Invariant.REFUND_ONCE, "two refunds", events(twice("CoinRefunded", 90))),
            planted(Invariant.REFUND_ONCE, "a failure without its refund", events(without("CoinRefunded"))),
            planted(Invariant.REFUND_ONCE, "a refund without a failure", events(without("MessageFailed"))),
            planted(
                    Invariant.REFUND_ONCE,
                    "a refund of an unknown message",
                    events(on("CoinRefunded", it -> it.put("messageId", "NONE")))),
            planted(Invariant.ONE_OUTCOME, "sent twice", events(twice("MessageSent", 2))),
            planted(Invariant.STREAM_GAPLESS, "a gap in a stream", events(without("UserRegistered"))),
            planted(Invariant.STREAM_GAPLESS, "a duplicate sequence number", events(twice("MessageAccepted", 0))),
            planted(Invariant.ACKNOWLEDGED_IS_DURABLE, "an acknowledged message lost", events(without("MessageSent"))),
            planted(
                    Invariant.ACKNOWLEDGED_IS_DURABLE,
                    "a queued message lost",
                    events(it -> it.removeIf(event -> event.stream().endsWith("QUEUED")))),
            planted(
                    Invariant.BALANCE_IN_ANSWER_IS_LEDGER_BALANCE,
                    "another balance in the response",
                    response(200, it -> new Answered(200, it.messageId(), 9))),
            planted(
                    Invariant.ACCEPTED_IS_EXPLAINED,
                    "messages without a request",
                    sends(it -> it.removeIf(send -> send.status() != 402))),
            planted(
                    Invariant.REJECTED_LEAVES_NOTHING,
                    "a refused message that arrived",
                    response(200, _ -> new Answered(402, null, -1))),
            planted(
                    Invariant.ACKNOWLEDGED_ARRIVED,
                    "an acknowledged message that never arrived",
                    deliveries(List::clear)),
            planted(
                    Invariant.ACKNOWLEDGED_ARRIVED,
                    "a message that arrived under another id",
                    deliveries(it -> it.set(0, new Delivery("QUEUED", "1", "2", "hello", 1)))),
            planted(
                    Invariant.ONE_MESSAGE_ID_PER_MESSAGE,
                    "one text under two ids",
                    deliveries(it -> it.add(new Delivery("QUEUED", "1", "2", "hello", 1)))),
            planted(
                    Invariant.ARRIVED_WAS_PAID,
                    "a message that was never paid",
                    deliveries(it -> it.add(new Delivery("FREE", "1", "2", "free", 1)))),
            planted(
                    Invariant.REGISTERED_IS_DURABLE,
                    "a lost account",
                    it -> new Evidence(it.events(), it.sends(), it.deliveries(), List.of(ACCOUNT, "gone"), 3)));

    @Test
    void sound_evidence_has_no_fault() {
        assertThat(Auditor.faults(SoundWorld.evidence())).isEmpty();
        assertThat(Auditor.open(SoundWorld.evidence())).isEqualTo(1);
    }

    @TestFactory
    Stream<DynamicTest> a_planted_fault_is_found() {
        return FAULTS.stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.what(),
                        () -> assertThat(Auditor.faults(it.fault().apply(SoundWorld.evidence())))
                                .extracting(Fault::invariant)
                                .contains(it.invariant())));
    }

    @Test
    void every_invariant_has_a_planted_fault() {
        assertThat(FAULTS).extracting(Planted::invariant).containsAll(EnumSet.allOf(Invariant.class));
    }

    @Test
    void an_audit_without_data_is_refused() {
        var nothing = new Evidence(List.of(), List.of(), List.of(), List.of(), 3);

        assertThatThrownBy(() -> Auditor.faults(nothing)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Planted planted(Invariant invariant, String what, UnaryOperator<Evidence> fault) {
        return new Planted(invariant, what, fault);
    }

    private static UnaryOperator<Evidence> events(Consumer<List<StoredEvent>> change) {
        return it -> new Evidence(
                changed(it.events(), change), it.sends(), it.deliveries(), it.registered(), it.signUpCoins());
    }

    private static UnaryOperator<Evidence> sends(Consumer<List<Send>> change) {
        return it -> new Evidence(
                it.events(), changed(it.sends(), change), it.deliveries(), it.registered(), it.signUpCoins());
    }

    private static UnaryOperator<Evidence> deliveries(Consumer<List<Delivery>> change) {
        return it -> new Evidence(
                it.events(), it.sends(), changed(it.deliveries(), change), it.registered(), it.signUpCoins());
    }

    private static UnaryOperator<Evidence> response(int status, UnaryOperator<Answered> change) {
        return sends(all ->
                all.replaceAll(it -> it.status() == status ? it.response(change.apply((Answered) it.response())) : it));
    }

    private static <T> List<T> changed(List<T> all, Consumer<List<T>> change) {
        var copy = new ArrayList<>(all);
        change.accept(copy);
        return copy;
    }

    private static Consumer<List<StoredEvent>> on(String type, Consumer<ObjectNode> change) {
        return events -> change.accept((ObjectNode) first(events, type).payload());
    }

    private static Consumer<List<StoredEvent>> without(String... types) {
        Predicate<StoredEvent> named = it -> List.of(types).contains(it.type());
        return events -> events.removeIf(named);
    }

    private static Consumer<List<StoredEvent>> twice(String type, long sequence) {
        return events -> {
            var it = first(events, type);
            events.add(new StoredEvent(it.stream(), sequence, it.type(), it.payload()));
        };
    }

    private static StoredEvent first(List<StoredEvent> events, String type) {
        return events.stream().filter(it -> it.is(type)).findFirst().orElseThrow();
    }
}
