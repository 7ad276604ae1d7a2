package com.ogensync.connect.reliability.audit;

import org.jspecify.annotations.Nullable;

/**
 * A message request with its last response. Its text is unique in the history.
 *
 * @param key its idempotency key, if it had one
 * @param startedAt on the harness's own monotonic clock
 * @param endedAt when the response arrived or was lost
 */
public record Send(
        String account, @Nullable String key, String to, String text, long startedAt, long endedAt, Response response) {

    /** Creates a send without times. */
    public Send(String account, @Nullable String key, String to, String text, Response response) {
        this(account, key, to, text, 0, 0, response);
    }

    /** The response that the caller received. */
    public sealed interface Response {}

    /**
     * A response.
     *
     * @param messageId null if no message was accepted
     * @param credits the balance in the response; -1 without one
     */
    public record Answered(int status, @Nullable String messageId, long credits) implements Response {

        boolean isAcknowledgement() {
            return status == 200 || status == 202;
        }

        boolean isAccepted() {
            return messageId != null;
        }
    }

    /** No response: the caller cannot know whether the send took effect. */
    public record Lost(String why) implements Response {}

    /** Returns the same message with another response. */
    public Send response(Response other) {
        return new Send(account, key, to, text, startedAt, endedAt, other);
    }

    /** Returns whether there was no response. */
    public boolean isLost() {
        return response instanceof Lost;
    }

    /** Returns the status of the response; 0 without one. */
    public int status() {
        return response instanceof Answered answer ? answer.status() : 0;
    }
}
