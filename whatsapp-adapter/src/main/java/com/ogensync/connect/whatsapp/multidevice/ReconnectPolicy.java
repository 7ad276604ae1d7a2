package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.runtime.timing.Backoff;
import java.time.Duration;

/** Reopens a session that lost its stream, with growing pauses until it connects. Not thread-safe. */
final class ReconnectPolicy {

    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

    private final SessionContext context;
    private final DeviceSession session;
    private int failures;

    ReconnectPolicy(SessionContext context, DeviceSession session) {
        this.context = context;
        this.session = session;
    }

    void worked() {
        failures = 0;
    }

    void soon() {
        after(PAUSES.pause(failures++));
    }

    void after(Duration pause) {
        var _ = context.timer().after(pause, () -> context.requestConnect(session));
    }
}
