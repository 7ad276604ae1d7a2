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

/** Records the events of a gateway, each as a line: the event and all arguments except the account. */
final class RecordedEvents {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Queue<CompletableFuture<Void>> answers = new ConcurrentLinkedQueue<>();

    WhatsAppEvents listener() {
        return (WhatsAppEvents) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WhatsAppEvents.class}, (_, method, given) -> {
                    lines.add(method.getName() + " "
                            + Arrays.stream(given)
                                    .filter(it -> !(it instanceof AccountId))
                                    .map(RecordedEvents::text)
                                    .collect(Collectors.joining(" ")));
                    var stored = method.getReturnType() == void.class ? null : answers.poll();
                    return method.getReturnType() == void.class || stored != null
                            ? stored
                            : CompletableFuture.completedFuture(null);
                });
    }

    private static String text(Object given) {
        return given instanceof ReceivedMessage message
                ? message.id() + " " + message.from() + " " + message.content().kind() + " "
                        + message.content().text() + " " + message.sentAt()
                : String.valueOf(given);
    }

    /** Returns the future of the next event, which the test completes. */
    CompletableFuture<Void> delayNextStore() {
        var stored = new CompletableFuture<Void>();
        answers.add(stored);
        return stored;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void clear() {
        lines.clear();
    }
}
