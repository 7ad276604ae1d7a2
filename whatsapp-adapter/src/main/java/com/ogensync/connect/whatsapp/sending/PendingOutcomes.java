package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.query.MessageOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Outcomes that somebody waits for, or may soon. An entry is made when a message is accepted, or by whoever asks
 * before; it leaves when it was answered, or when nobody has asked for long enough.
 */
final class PendingOutcomes {

    private record Entry(CompletableFuture<MessageOutcome> outcome, Instant since) {}

    private final Map<MessageId, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration unaskedFor;

    PendingOutcomes(Clock clock, Duration unaskedFor) {
        this.clock = clock;
        this.unaskedFor = unaskedFor;
    }

    void open(MessageId message) {
        entries.computeIfAbsent(message, _ -> fresh());
    }

    /** It is known and stored what became of the message. */
    void complete(MessageId message, MessageOutcome outcome) {
        var entry = entries.get(message);
        if (entry != null) {
            entry.outcome().complete(outcome);
        }
    }

    /** Completes with the outcome, or as open when the patience is over. */
    CompletableFuture<MessageOutcome> await(MessageId message, Duration patience) {
        return entries.computeIfAbsent(message, _ -> fresh())
                .outcome()
                .copy()
                .completeOnTimeout(MessageOutcome.OPEN, patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> entries.remove(message));
    }

    /** Drops what nobody has asked for. */
    void tidy() {
        var old = clock.instant().minus(unaskedFor);
        entries.values().removeIf(entry -> entry.since().isBefore(old));
    }

    /** Nobody needs to wait any more: this node stops. */
    void stop() {
        entries.values().forEach(entry -> entry.outcome().complete(MessageOutcome.OPEN));
    }

    private Entry fresh() {
        return new Entry(new CompletableFuture<>(), clock.instant());
    }
}
