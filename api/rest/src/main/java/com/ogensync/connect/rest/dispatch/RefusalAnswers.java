package com.ogensync.connect.rest.dispatch;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Maps refusals of commands and queries to HTTP responses. */
public final class RefusalAnswers {

    private static final int IN_FLIGHT_SECONDS = 1;
    private static final int OPEN_MESSAGES_SECONDS = 60;

    private RefusalAnswers() {}

    /** Returns the response for a refusal. */
    public static EdgeException answer(Refusal refusal) {
        return switch (refusal) {
            case ACCOUNT_UNKNOWN, TOKEN_SUPERSEDED ->
                EdgeException.unauthorized("The token is invalid, replaced or revoked");
            case ACCOUNT_DISABLED -> of(HttpStatus.FORBIDDEN, refusal);
            case INSUFFICIENT_COINS -> of(HttpStatus.PAYMENT_REQUIRED, refusal);
            case IDEMPOTENCY_KEY_IN_FLIGHT -> of(HttpStatus.CONFLICT, refusal).retryAfter(IN_FLIGHT_SECONDS);
            case TOO_MANY_OPEN_MESSAGES ->
                of(HttpStatus.TOO_MANY_REQUESTS, refusal).retryAfter(OPEN_MESSAGES_SECONDS);
            case OPERATOR_UNKNOWN, MESSAGE_UNKNOWN, ENTRY_UNKNOWN -> of(HttpStatus.NOT_FOUND, refusal);
            case AMOUNT_OUT_OF_RANGE, RECIPIENT_ABSENT -> of(HttpStatus.BAD_REQUEST, refusal);
            case OPERATOR_THERE_ALREADY,
                    BALANCE_BELOW_ZERO,
                    EMAIL_ALREADY_REGISTERED,
                    IDEMPOTENCY_KEY_REUSED,
                    NO_DEVICE_LINKED,
                    SENDING_PAUSED,
                    NEW_CONTACTS_USED_UP,
                    DEVICE_LINKED_ALREADY,
                    NO_LINK_UNDER_WAY -> of(HttpStatus.CONFLICT, refusal);
        };
    }

    /** Returns the response for a refusal that ends at {@code until}, with {@code Retry-After}. */
    public static EdgeException answer(Refusal refusal, @Nullable Instant until, Instant now) {
        if (until == null) {
            return answer(refusal);
        }
        var seconds = Math.clamp(Duration.between(now, until).toSeconds() + 1, 1, Integer.MAX_VALUE);
        return EdgeException.of(
                        answer(refusal).status(), refusal.sentence() + ". Try again after " + Instants.text(until))
                .retryAfter(seconds);
    }

    private static EdgeException of(HttpStatus status, Refusal refusal) {
        return EdgeException.of(status, refusal.sentence());
    }
}
