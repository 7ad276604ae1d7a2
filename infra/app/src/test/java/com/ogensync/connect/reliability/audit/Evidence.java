package com.ogensync.connect.reliability.audit;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All evidence about some accounts.
 *
 * @param events all their stored events, in stored order
 * @param sends all their message requests
 * @param registered accounts whose registration was acknowledged
 * @param signUpCoins the expected grant of each account
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

    /** Returns each account's coin movements, in stream order. */
    Map<String, List<StoredEvent>> ledgers() {
        return grouped(events.stream().filter(StoredEvent::movesCoins), StoredEvent::account);
    }

    /** Returns the events by message. */
    Map<String, List<StoredEvent>> messages() {
        return grouped(events.stream().filter(it -> it.stream().startsWith("message:")), StoredEvent::stream);
    }

    /** Returns coin movements of this type and reason, by message stream. */
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
