package com.ogensync.connect.reliability.audit;

import org.jspecify.annotations.Nullable;

/**
 * One message that a caller asked for, with what the caller was told at last. Its text is unique in the history.
 *
 * @param key its idempotency key, if it had one
 * @param startedAt on the harness's own monotonic clock
 * @param endedAt when the answer came, or was known not to come
 */
public record Send(
        String account, @Nullable String key, String to, String text, long startedAt, long endedAt, Told told) {

    /** A message of which nobody needs to know when. */
    public Send(String account, @Nullable String key, String to, String text, Told told) {
        this(account, key, to, text, 0, 0, told);
    }

    /** What the caller was told. */
    public sealed interface Told {}

    /**
     * An answer.
     *
     * @param messageId null where nothing was accepted
     * @param credits the balance in the answer; -1 without one
     */
    public record Answered(int status, @Nullable String messageId, long credits) implements Told {

        boolean isAcknowledgement() {
            return status == 200 || status == 202;
        }

        boolean isAccepted() {
            return messageId != null;
        }
    }

    /** No answer: nobody can tell from outside what was done. */
    public record Lost(String why) implements Told {}

    /** The same message, told something else. */
    public Send told(Told other) {
        return new Send(account, key, to, text, startedAt, endedAt, other);
    }

    /** Whether no answer came. */
    public boolean isLost() {
        return told instanceof Lost;
    }

    /** The status of the answer; 0 without one. */
    public int status() {
        return told instanceof Answered answer ? answer.status() : 0;
    }
}
