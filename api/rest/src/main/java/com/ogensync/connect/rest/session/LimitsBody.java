package com.ogensync.connect.rest.session;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.message.query.SendingLimits;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The sending limits in the body of the session status. */
record LimitsBody(
        BigDecimal spacingSeconds,
        int newContactsPerDay,
        int newContactsToday,
        int newContactsLeft,
        String resetsAt,
        @Nullable String warmUpUntil) {

    private static final int MILLIS_DIGITS = 3;

    /** Returns the limits in the form of a response; null while sending is not paced. */
    static @Nullable LimitsBody of(SendingLimits limits) {
        if (!limits.paced()) {
            return null;
        }
        var warm = limits.warmUpUntil();
        return new LimitsBody(
                seconds(limits.spacing().toMillis()),
                limits.newContactsPerDay(),
                limits.newContactsToday(),
                limits.newContactsLeft(),
                Instants.text(limits.resetsAt()),
                warm == null ? null : Instants.text(warm));
    }

    private static BigDecimal seconds(long millis) {
        var exact = BigDecimal.valueOf(millis, MILLIS_DIGITS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
