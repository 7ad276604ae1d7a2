package com.ogensync.connect.reliability.attacks.load;

import com.ogensync.connect.reliability.audit.Send;

/**
 * A send under load.
 *
 * @param retryAfter what its caller was told to wait; empty without
 */
record Attempt(Send send, String retryAfter) {

    /** Sent, or accepted and sent later, which is a success too: it is paid, stored and never lost. */
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
