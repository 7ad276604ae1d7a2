package com.ogensync.connect.reliability.audit;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known about some accounts.
 *
 * @param events every stored event of theirs, in stored order
 * @param sends every message that was asked for in their names
 * @param registered accounts whose registration was acknowledged
 * @param signUpCoins what each was to be granted
 */
public record Evidence(
        List<StoredEvent> events,
        List<Send> sends,
        List<Delivery> deliveries,
        List<String> registered,
        long signUpCoins) {

    Map<String, List<StoredEvent>> streams() {
        return grouped(events.stream(), StoredEvent::stream);
    }

    /** Each account's movements of coins, in the order of its stream. */
    Map<String, List<StoredEvent>> ledgers() {
        return grouped(events.stream().filter(StoredEvent::movesCoins), StoredEvent::account);
    }

    /** Each message's events. */
    Map<String, List<StoredEvent>> messages() {
        return grouped(events.stream().filter(it -> it.stream().startsWith("message:")), StoredEvent::stream);
    }

    /** Movements with that name and reason, by the name of their message's stream. */
    Map<String, List<StoredEvent>> movements(String type, String reason) {
        return grouped(
                events.stream().filter(it -> it.is(type) && it.text("reason").equals(reason)),
                it -> "message:" + it.account() + ":" + it.text("messageId"));
    }

    private static Map<String, List<StoredEvent>> grouped(
            Stream<StoredEvent> events, Function<StoredEvent, String> name) {
        return events.collect(Collectors.groupingBy(name));
    }
}
