package com.ogensync.connect.multidevice;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.whatsapp.gateway.WhatsAppEvents;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Records the events that a gateway reports, in order, and acknowledges each as stored at once. */
final class Chronicle {

    private static final Duration SOON = Duration.ofSeconds(20);

    /**
     * A reported event.
     *
     * @param arguments all except the account
     * @param nanos the time of {@link System#nanoTime}
     */
    record Line(AccountId account, String event, List<Object> arguments, long nanos) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    WhatsAppEvents events() {
        return (WhatsAppEvents) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WhatsAppEvents.class}, (_, method, given) -> {
                    var arguments = Arrays.stream(given)
                            .skip(1)
                            .map(it -> Objects.requireNonNullElse(it, ""))
                            .toList();
                    lines.add(new Line((AccountId) given[0], method.getName(), arguments, System.nanoTime()));
                    return method.getReturnType() == void.class ? null : CompletableFuture.completedFuture(null);
                });
    }

    /** Returns an account's connection events: all except codes, receipts and incoming messages. */
    List<String> of(AccountId account) {
        return lines.stream()
                .filter(it -> it.account().equals(account))
                .map(Line::event)
                .filter(it ->
                        !List.of("codeIssued", "delivered", "read", "received").contains(it))
                .toList();
    }

    /** Waits for this event of the account and returns the newest one. */
    Line await(AccountId account, String event) {
        return await(account, event, 1);
    }

    /** Waits until this event was reported this many times. */
    Line await(AccountId account, String event, int times) {
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> all(account, event), it -> it.size() >= times)
                .getLast();
    }

    private List<Line> all(AccountId account, String event) {
        return lines.stream()
                .filter(it -> it.account().equals(account) && it.event().equals(event))
                .toList();
    }
}
