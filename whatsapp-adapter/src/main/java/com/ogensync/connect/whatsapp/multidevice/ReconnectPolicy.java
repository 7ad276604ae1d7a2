package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.runtime.timing.Backoff;
import java.time.Duration;

/**
 * When a session that lost its line asks for another: after growing pauses, until one works. Used by one thread at a
 * time.
 */
final class ReconnectPolicy {

    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

    private final SessionContext around;
    private final DeviceSession session;
    private int failures;

    ReconnectPolicy(SessionContext around, DeviceSession session) {
        this.around = around;
        this.session = session;
    }

    void worked() {
        failures = 0;
    }

    void soon() {
        after(PAUSES.pause(failures++));
    }

    void after(Duration pause) {
        var _ = around.timer().after(pause, () -> around.wantsTurn(session));
    }
}
