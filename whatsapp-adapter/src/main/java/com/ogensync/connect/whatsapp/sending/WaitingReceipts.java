package com.ogensync.connect.whatsapp.sending;

import static java.util.Objects.requireNonNull;

import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What recipients' devices told and nobody has stored yet. */
public final class WaitingReceipts {

    private final ConcurrentMap<MessageId, Seen> seen = new ConcurrentHashMap<>();

    /** What is known of one message; at least one of both is. */
    record Seen(@Nullable Instant deliveredAt, @Nullable Instant readAt) {

        /** What was told first counts. */
        Seen and(Seen later) {
            return new Seen(
                    deliveredAt == null ? later.deliveredAt : deliveredAt, readAt == null ? later.readAt : readAt);
        }

        private @Nullable Seen without(Seen stored) {
            var left = new Seen(stored.deliveredAt == null ? deliveredAt : null, stored.readAt == null ? readAt : null);
            return left.deliveredAt == null && left.readAt == null ? null : left;
        }
    }

    /** Of how many messages. */
    public int count() {
        return seen.size();
    }

    /** Whether nothing waited of this message before. */
    boolean add(MessageId message, Seen told) {
        var first = new AtomicBoolean();
        seen.compute(message, (_, waiting) -> {
            first.set(waiting == null);
            return waiting == null ? told : waiting.and(told);
        });
        return first.get();
    }

    /** Of a message of which something waits. */
    Seen of(MessageId message) {
        return requireNonNull(seen.get(message));
    }

    /** Whether something was told since. */
    boolean remove(MessageId message, Seen stored) {
        return seen.computeIfPresent(message, (_, waiting) -> waiting.without(stored)) != null;
    }
}
