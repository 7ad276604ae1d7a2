package com.ogensync.connect.reliability.attacks.load;

import com.ogensync.connect.reliability.audit.Send;

/**
 * A send under load.
 *
 * @param retryAfter the Retry-After header; empty if missing
 */
record Attempt(Send send, String retryAfter) {

    /** Returns whether it was sent, or accepted and queued: a queued message is paid, stored and never lost. */
    boolean isDone() {
        return send.status() == 200 || send.status() == 202;
    }

    boolean isTurnedAway() {
        return send.status() == 503;
    }

    long nanos() {
        return send.endedAt() - send.startedAt();
    }
}
