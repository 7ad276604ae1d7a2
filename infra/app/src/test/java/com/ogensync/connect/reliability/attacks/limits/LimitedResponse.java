package com.ogensync.connect.reliability.attacks.limits;

import com.ogensync.connect.reliability.attacks.wire.WireAnswer;

/**
 * The response to a rate-limited request.
 *
 * @param askedAt when it was sent, on this machine's monotonic clock
 * @param answeredAt when its response arrived
 * @param retryAfter seconds; 0 if it was admitted
 */
record LimitedResponse(long askedAt, long answeredAt, boolean refused, int retryAfter) {

    static LimitedResponse of(long askedAt, WireAnswer answer) {
        var refused = answer.status() == 429;
        var retryAfter = answer.header("retry-after");
        if (refused && !answer.text().contains("Try again in " + retryAfter + " seconds")) {
            throw new AssertionError("The header and the sentence differ: " + retryAfter + " " + answer);
        }
        if (answer.status() >= 500 || (!refused && answer.header("ratelimit").isEmpty())) {
            throw new AssertionError("Not limited: " + answer);
        }
        return new LimitedResponse(askedAt, System.nanoTime(), refused, refused ? Integer.parseInt(retryAfter) : 0);
    }
}
