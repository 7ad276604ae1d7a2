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

/** What a gateway told, in its order; all of it counts as stored at once. */
final class Chronicle {

    private static final Duration SOON = Duration.ofSeconds(20);

    /**
     * One thing that was told.
     *
     * @param told all but the account
     * @param nanos when, on the clock of {@link System#nanoTime}
     */
    record Line(AccountId account, String event, List<Object> told, long nanos) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    WhatsAppEvents events() {
        return (WhatsAppEvents) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WhatsAppEvents.class}, (_, method, given) -> {
                    var told = Arrays.stream(given)
                            .skip(1)
                            .map(it -> Objects.requireNonNullElse(it, ""))
                            .toList();
                    lines.add(new Line((AccountId) given[0], method.getName(), told, System.nanoTime()));
                    return method.getReturnType() == void.class ? null : CompletableFuture.completedFuture(null);
                });
    }

    /** The connection's story of an account: what was told of it, but for codes, receipts and mail. */
    List<String> of(AccountId account) {
        return lines.stream()
                .filter(it -> it.account().equals(account))
                .map(Line::event)
                .filter(it ->
                        !List.of("codeIssued", "delivered", "read", "received").contains(it))
                .toList();
    }

    /** Waits until that was told of the account; the newest of it. */
    Line await(AccountId account, String event) {
        return await(account, event, 1);
    }

    /** Waits until that was told so often. */
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
