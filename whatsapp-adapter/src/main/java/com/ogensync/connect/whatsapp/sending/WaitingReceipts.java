package com.ogensync.connect.whatsapp.sending;

import static java.util.Objects.requireNonNull;

import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Receipts that are not stored yet. */
public final class WaitingReceipts {

    private final ConcurrentMap<MessageId, Seen> seen = new ConcurrentHashMap<>();

    /** The receipts of one message. At least one of the times is set. */
    record Seen(@Nullable Instant deliveredAt, @Nullable Instant readAt) {

        /** Adds a later receipt; of two of the same kind, the earlier one is used. */
        Seen and(Seen later) {
            return new Seen(
                    deliveredAt == null ? later.deliveredAt : deliveredAt, readAt == null ? later.readAt : readAt);
        }

        private @Nullable Seen without(Seen stored) {
            var left = new Seen(stored.deliveredAt == null ? deliveredAt : null, stored.readAt == null ? readAt : null);
            return left.deliveredAt == null && left.readAt == null ? null : left;
        }
    }

    /** Returns the number of messages with receipts that are not stored yet. */
    public int count() {
        return seen.size();
    }

    /** Adds a receipt; returns whether it is the message's only one. */
    boolean add(MessageId message, Seen receipt) {
        var first = new AtomicBoolean();
        seen.compute(message, (_, waiting) -> {
            first.set(waiting == null);
            return waiting == null ? receipt : waiting.and(receipt);
        });
        return first.get();
    }

    /** Returns the receipts of a message that has at least one. */
    Seen of(MessageId message) {
        return requireNonNull(seen.get(message));
    }

    /** Removes stored receipts; returns whether the message has further ones. */
    boolean remove(MessageId message, Seen stored) {
        return seen.computeIfPresent(message, (_, waiting) -> waiting.without(stored)) != null;
    }
}
