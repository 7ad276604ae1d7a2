package com.ogensync.connect.whatsapp.bridge;

/**
 * How the bridge is, for whoever watches.
 *
 * @param restarts how often it was started again after it ended by itself
 * @param pid the process, or 0
 * @param storageReachable whether it reaches its database
 */
public record BridgeState(
        Phase phase,
        long restarts,
        long pid,
        boolean storageReachable,
        int sessions,
        int connected,
        long residentBytes) {

    /** How far it is. */
    public enum Phase {
        /** Nobody has needed it yet, or it was stopped. */
        IDLE,
        STARTING,
        RUNNING,
        /** It ended, or could not be started; it is tried again. */
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
