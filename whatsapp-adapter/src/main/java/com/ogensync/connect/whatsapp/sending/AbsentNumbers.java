package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.whatsapp.settings.WhatsAppSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.config.Configuration;

/**
 * Cache of numbers that are not on WhatsApp. Entries are per account, so an account cannot detect which numbers others
 * have sent to. Limited in size and lifetime, and not persistent.
 */
final class AbsentNumbers {

    private static final int SIZE_MAX = 10_000;

    private record Key(AccountId account, String number) {

        @Override
        public String toString() {
            return "Key";
        }
    }

    private final Clock clock;
    private final Duration lifetime;
    private final LinkedHashMap<Key, Instant> until = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Instant> eldest) {
            return size() > SIZE_MAX;
        }
    };

    AbsentNumbers(Configuration axon) {
        clock = axon.getComponent(Clock.class);
        lifetime = axon.getComponent(WhatsAppSettings.class).absenceKept();
    }

    synchronized void add(AccountId account, String number) {
        if (lifetime.isPositive()) {
            until.putLast(new Key(account, number), clock.instant().plus(lifetime));
        }
    }

    synchronized boolean has(AccountId account, String number) {
        var end = until.get(new Key(account, number));
        return end != null && clock.instant().isBefore(end);
    }
}
