package com.ogensync.connect.reliability;

import com.ogensync.connect.reliability.crash.CrashSite;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The crash points of a message's processing, and the events that must be stored at each. */
enum Edge {
    BEFORE_COMMIT("org.postgresql.jdbc.PgConnection#commit@entry", Code.EVENTS + "EventInsert#of@exit", 1, 0),
    AFTER_COMMIT_BEFORE_HAND_OVER(Code.SENDING + "MessageDispatcher#enqueue@entry", null, 1, 1),
    AFTER_HAND_OVER_BEFORE_ACKNOWLEDGEMENT(Code.GATEWAY + "SendOutcome$Acknowledged#<init>@entry", null, 2, 1),
    AFTER_ACKNOWLEDGEMENT_BEFORE_EVENT(Code.SENDING + "Outcomes#report(SendOutcome)@entry", null, 2, 1),
    AFTER_EVENT_BEFORE_ANSWER(
            Code.SENDING + "WhenMessageStored#ended@entry",
            Code.BASE + "api.message.command.ReportMessageSent#<init>@exit",
            1,
            2),
    BEFORE_PROJECTION(
            Code.QUERY + "projection.processing.ProjectionBatch#flush@entry",
            Code.QUERY + "balance.BalanceProjector#acknowledged@exit",
            1,
            2);

    private static final class Code {
        static final String BASE = "com.ogensync.connect.";
        static final String EVENTS = BASE + "postgres.events.";
        static final String SENDING = BASE + "whatsapp.sending.";
        static final String GATEWAY = BASE + "whatsapp.gateway.";
        static final String QUERY = BASE + "query.";
    }

    private final String place;
    private final @Nullable String first;
    private final int copies;
    private final int events;

    Edge(String place, @Nullable String first, int copies, int events) {
        this.place = place;
        this.first = first;
        this.copies = copies;
        this.events = events;
    }

    CrashSite site() {
        return new CrashSite(name(), place, first);
    }

    /**
     * Returns whether a single thread commits for all messages. It crashes with inserted but uncommitted events, while
     * the other threads wait for it.
     */
    boolean isOfOneThread() {
        return this == BEFORE_COMMIT;
    }

    /** Returns whether one thread handles all messages, as the projector does; otherwise each message has its own. */
    boolean isOfAll() {
        return this == BEFORE_PROJECTION;
    }

    /** Returns the message events that must be stored at the crash, exactly. Receipts may be stored in addition. */
    Set<String> stored() {
        return Set.copyOf(List.of("MessageAccepted", "MessageSent").subList(0, events));
    }

    /** Returns whether the message was accepted and its debit stored. */
    boolean isAccepted() {
        return events > 0;
    }

    /** Returns how often the network must have delivered the message in the end. */
    int copies() {
        return copies;
    }

    /** Returns the statuses that callers may have received. A slow machine responds before the acknowledgement. */
    Set<Integer> mayBeTold() {
        if (!isAccepted()) {
            return Set.of();
        }
        return this == BEFORE_PROJECTION ? Set.of(200, 202) : Set.of(202);
    }
}
