package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.bridge.v1.Connection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a connection was lost.
 *
 * @param until when WhatsApp lets it go on, if it said so, or when it is tried again
 * @param reopenAfter when to open the session anew, since the bridge does not try any more; null: never by itself, or
 *     the bridge does
 */
record ConnectionLoss(
        LossReason reason,
        @Nullable Instant until,
        @Nullable Duration reopenAfter) {

    static final ConnectionLoss NETWORK = new ConnectionLoss(LossReason.NETWORK, null, null);

    /** WhatsApp said no, with a code that nobody knows better about: asked again after so long, and no sooner. */
    private static final Duration SECOND_THOUGHTS = Duration.ofHours(1);

    static ConnectionLoss of(Connection connection, Instant now) {
        var stopped = connection.getState() == Connection.State.STOPPED;
        return switch (connection.getReason()) {
            case REPLACED -> lasting(LossReason.REPLACED);
            case LOCKED -> lasting(LossReason.LOCKED);
            case BANNED -> lasting(LossReason.BANNED);
            case OUTDATED -> lasting(LossReason.OUTDATED);
            case TEMPORARILY_BANNED -> paused(connection.getUntilMillis());
            case RATE_LIMITED -> stopped ? later(now) : paused(connection.getRetryAtMillis());
            case REASON_UNSPECIFIED, NETWORK, SERVER, KEEP_ALIVE, LEASE_LOST, STORAGE, ENGINE, UNRECOGNIZED ->
                stopped ? later(now) : NETWORK;
        };
    }

    private static ConnectionLoss lasting(LossReason reason) {
        return new ConnectionLoss(reason, null, null);
    }

    private static ConnectionLoss paused(long untilMillis) {
        return new ConnectionLoss(LossReason.PAUSED, untilMillis == 0 ? null : Instant.ofEpochMilli(untilMillis), null);
    }

    private static ConnectionLoss later(Instant now) {
        return new ConnectionLoss(LossReason.PAUSED, now.plus(SECOND_THOUGHTS), SECOND_THOUGHTS);
    }
}
