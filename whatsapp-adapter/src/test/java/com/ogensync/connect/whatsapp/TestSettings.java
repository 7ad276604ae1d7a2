package com.ogensync.connect.whatsapp;

import com.ogensync.connect.whatsapp.pacing.Pacing;
import com.ogensync.connect.whatsapp.settings.WhatsAppSettings;
import java.time.Duration;

/** The only place of these tests that lists all settings. */
public final class TestSettings {

    static final Duration ACK_TIMEOUT = Duration.ofSeconds(10);

    private TestSettings() {}

    /** Returns settings with a short grace period at shutdown and this lifetime of cached absent numbers. */
    public static WhatsAppSettings of(Pacing pacing, Duration absenceKept) {
        return new WhatsAppSettings("node-1", ACK_TIMEOUT, Duration.ofMillis(200), absenceKept, pacing);
    }

    /** Returns a pacing with this mean pause, and these caps of new contacts per day and days of warm-up. */
    public static Pacing pacing(Duration spacing, int newContactsPerDay, int warmupDays) {
        return new Pacing(true, spacing, newContactsPerDay, warmupDays);
    }
}
