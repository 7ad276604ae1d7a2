package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.bridge.v1.Connection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reason and duration of a lost connection.
 *
 * @param until when WhatsApp accepts a connection again, if it announced a time, or the time of the next attempt
 * @param reopenAfter when to reopen a session that the bridge no longer reconnects; null if the bridge reconnects it or
 *     if it must not be reopened automatically
 */
record ConnectionLoss(
        LossReason reason,
        @Nullable Instant until,
        @Nullable Duration reopenAfter) {

    static final ConnectionLoss NETWORK = new ConnectionLoss(LossReason.NETWORK, null, null);

    /** Pause after WhatsApp refused the connection with an unknown code. */
    private static final Duration UNKNOWN_REFUSAL_PAUSE = Duration.ofHours(1);

    static ConnectionLoss of(Connection connection, Instant now) {
        var stopped = connection.getState() == Connection.State.STOPPED;
        return switch (connection.getReason()) {
            case REPLACED -> lasting(LossReason.REPLACED);
            case LOCKED -> lasting(LossReason.LOCKED);
            case BANNED -> lasting(LossReason.BANNED);
            case OUTDATED -> lasting(LossReason.OUTDATED);
            case TEMPORARILY_BANNED -> paused(connection.getUntilMillis());
            case RATE_LIMITED -> stopped ? retryLater(now) : paused(connection.getRetryAtMillis());
            case REASON_UNSPECIFIED, NETWORK, SERVER, KEEP_ALIVE, LEASE_LOST, STORAGE, ENGINE, UNRECOGNIZED ->
                stopped ? retryLater(now) : NETWORK;
        };
    }

    private static ConnectionLoss lasting(LossReason reason) {
        return new ConnectionLoss(reason, null, null);
    }

    private static ConnectionLoss paused(long untilMillis) {
        return new ConnectionLoss(LossReason.PAUSED, untilMillis == 0 ? null : Instant.ofEpochMilli(untilMillis), null);
    }

    private static ConnectionLoss retryLater(Instant now) {
        return new ConnectionLoss(LossReason.PAUSED, now.plus(UNKNOWN_REFUSAL_PAUSE), UNKNOWN_REFUSAL_PAUSE);
    }
}
