package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.bridge.v1.SendingRestricted;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Reports restrictions on sending, which WhatsApp announces explicitly or by refusing a message. */
final class Restrictions {

    /** Pause after a refusal with this code, if WhatsApp announced no end. */
    private static final Map<String, Duration> DEFAULT_PAUSES =
            Map.of("463", Duration.ofHours(24), "429", Duration.ofMinutes(15));

    private static final Duration STORE_WAIT_MAX = Duration.ofSeconds(5);

    private final SessionRef session;
    private volatile Instant until = Instant.EPOCH;

    Restrictions(SessionRef session) {
        this.session = session;
    }

    void changed(SendingRestricted restricted) {
        var now = session.context().clock().instant();
        if (!restricted.getActive()) {
            until = now;
        } else if (restricted.getUntilMillis() > 0) {
            until = Instant.ofEpochMilli(restricted.getUntilMillis());
        } else {
            until = now.plus(Duration.ofHours(24));
        }
        var _ = report();
    }

    /** Stores the restriction that a refusal implies, if any, and then completes with the outcome. */
    CompletableFuture<SendOutcome> storeRestriction(SendOutcome outcome) {
        if (!(outcome instanceof SendOutcome.Refused refused) || !DEFAULT_PAUSES.containsKey(refused.code())) {
            return CompletableFuture.completedFuture(outcome);
        }
        var now = session.context().clock().instant();
        if (!until.isAfter(now)) {
            until = now.plus(DEFAULT_PAUSES.getOrDefault(refused.code(), Duration.ZERO));
        }
        return report().orTimeout(STORE_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .handle((_, _) -> outcome);
    }

    private CompletableFuture<Void> report() {
        return session.events().restricted(session.account(), session.link(), until);
    }
}
