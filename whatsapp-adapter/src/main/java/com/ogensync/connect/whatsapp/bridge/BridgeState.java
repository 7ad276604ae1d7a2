package com.ogensync.connect.whatsapp.bridge;

/**
 * State of the bridge, for health checks and metrics.
 *
 * @param restarts how often the bridge was restarted after an unexpected exit
 * @param pid the process id, or 0 when it does not run
 * @param storageReachable whether the bridge reaches its database
 */
public record BridgeState(
        Phase phase,
        long restarts,
        long pid,
        boolean storageReachable,
        int sessions,
        int connected,
        long residentBytes) {

    /** Lifecycle phase of the process. */
    public enum Phase {
        /** Not started yet, or stopped. */
        IDLE,
        STARTING,
        RUNNING,
        /** The process exited or could not be started; the supervisor retries. */
        FAILED
    }

    static final BridgeState IDLE = new BridgeState(Phase.IDLE, 0, 0, false, 0, 0, 0);

    BridgeState in(Phase now) {
        return new BridgeState(now, restarts, 0, false, 0, 0, 0);
    }

    BridgeState restarted() {
        return new BridgeState(phase, restarts + 1, 0, false, 0, 0, 0);
    }
}
