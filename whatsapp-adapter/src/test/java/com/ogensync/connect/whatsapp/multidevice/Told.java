package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.whatsapp.gateway.ReceivedMessage;
import com.ogensync.connect.whatsapp.gateway.WhatsAppEvents;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Writes down what a gateway tells, each as a line: the event, then all but the account. */
final class Told {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Queue<CompletableFuture<Void>> answers = new ConcurrentLinkedQueue<>();

    WhatsAppEvents events() {
        return (WhatsAppEvents) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WhatsAppEvents.class}, (_, method, given) -> {
                    lines.add(method.getName() + " "
                            + Arrays.stream(given)
                                    .filter(it -> !(it instanceof AccountId))
                                    .map(Told::text)
                                    .collect(Collectors.joining(" ")));
                    var prepared = method.getReturnType() == void.class ? null : answers.poll();
                    return method.getReturnType() == void.class || prepared != null
                            ? prepared
                            : CompletableFuture.completedFuture(null);
                });
    }

    private static String text(Object given) {
        return given instanceof ReceivedMessage message
                ? message.id() + " " + message.from() + " " + message.content().kind() + " "
                        + message.content().text() + " " + message.sentAt()
                : String.valueOf(given);
    }

    /** The next event is stored when the test says so. */
    CompletableFuture<Void> nextIsStoredLater() {
        var later = new CompletableFuture<Void>();
        answers.add(later);
        return later;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void forget() {
        lines.clear();
    }
}
