package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.whatsapp.settings.WhatsAppSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;

/**
 * Outcomes that requests wait for. An entry is created when a message is accepted or when a request arrives earlier. It
 * is removed when the request is answered, or when no request has arrived in time.
 */
public final class PendingOutcomes {

    /** How much longer than the acknowledgement's time-out a request may take to arrive. */
    private static final Duration REQUEST_GRACE = Duration.ofSeconds(10);

    private record Entry(CompletableFuture<MessageOutcome> outcome, Instant since) {}

    private final Map<MessageId, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration entryTimeout;

    PendingOutcomes(Configuration axon) {
        clock = axon.getComponent(Clock.class);
        entryTimeout = axon.getComponent(WhatsAppSettings.class).ackTimeout().plus(REQUEST_GRACE);
    }

    void open(MessageId message) {
        entries.computeIfAbsent(message, _ -> newEntry());
    }

    /** Completes the waiting request with the stored outcome. */
    void complete(MessageId message, MessageOutcome outcome) {
        var entry = entries.get(message);
        if (entry != null) {
            entry.outcome().complete(outcome);
        }
    }

    /** Completes with the outcome, or as open after the time-out. */
    CompletableFuture<MessageOutcome> await(MessageId message, Duration timeout) {
        return entries.computeIfAbsent(message, _ -> newEntry())
                .outcome()
                .copy()
                .completeOnTimeout(MessageOutcome.OPEN, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> entries.remove(message));
    }

    /** Removes entries that no request has waited for in time. */
    void removeExpired() {
        var limit = clock.instant().minus(entryTimeout);
        entries.values().removeIf(entry -> entry.since().isBefore(limit));
    }

    /** Completes all waiting requests as open, because this node stops. */
    public void stop() {
        entries.values().forEach(entry -> entry.outcome().complete(MessageOutcome.OPEN));
    }

    private Entry newEntry() {
        return new Entry(new CompletableFuture<>(), clock.instant());
    }
}
