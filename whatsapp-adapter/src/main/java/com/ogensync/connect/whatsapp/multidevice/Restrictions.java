package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.bridge.v1.SendingRestricted;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** When WhatsApp lets an account send no more for a while: it says so by itself, or by refusing a message. */
final class Restrictions {

    /** How long to be silent after a refusal of that code, when WhatsApp does not say how long. */
    private static final Map<String, Duration> SILENCE =
            Map.of("463", Duration.ofHours(24), "429", Duration.ofMinutes(15));

    private static final Duration STORED_LATE_MAX = Duration.ofSeconds(5);

    private final SessionContext around;
    private final AccountId account;
    private final long link;
    private volatile Instant until = Instant.EPOCH;

    Restrictions(SessionContext around, AccountId account, long link) {
        this.around = around;
        this.account = account;
        this.link = link;
    }

    void told(SendingRestricted restricted) {
        var now = around.clock().instant();
        if (!restricted.getActive()) {
            until = now;
        } else if (restricted.getUntilMillis() > 0) {
            until = Instant.ofEpochMilli(restricted.getUntilMillis());
        } else {
            until = now.plus(Duration.ofHours(24));
        }
        var _ = around.events().restricted(account, link, until);
    }

    /** The outcome, when the pause that it means is stored. */
    CompletableFuture<SendOutcome> heeded(SendOutcome outcome) {
        if (!(outcome instanceof SendOutcome.Refused refused) || !SILENCE.containsKey(refused.code())) {
            return CompletableFuture.completedFuture(outcome);
        }
        var now = around.clock().instant();
        if (!until.isAfter(now)) {
            until = now.plus(SILENCE.getOrDefault(refused.code(), Duration.ZERO));
        }
        return around.events()
                .restricted(account, link, until)
                .orTimeout(STORED_LATE_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .handle((_, _) -> outcome);
    }
}
