package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.account.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers of which WhatsApp said a while ago that they are not on it, by the account that was told: nobody learns from
 * it what others asked. It is a cache: so many at most, for so long at most, and gone with the process.
 */
final class AbsentNumbers {

    private static final int MOST = 10_000;

    private record Asked(AccountId account, String number) {

        @Override
        public String toString() {
            return "Asked";
        }
    }

    private final Clock clock;
    private final Duration kept;
    private final LinkedHashMap<Asked, Instant> until = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Instant> eldest) {
            return size() > MOST;
        }
    };

    AbsentNumbers(Clock clock, Duration kept) {
        this.clock = clock;
        this.kept = kept;
    }

    synchronized void add(AccountId account, String number) {
        if (kept.isPositive()) {
            until.putLast(new Asked(account, number), clock.instant().plus(kept));
        }
    }

    synchronized boolean has(AccountId account, String number) {
        var end = until.get(new Asked(account, number));
        return end != null && clock.instant().isBefore(end);
    }
}
