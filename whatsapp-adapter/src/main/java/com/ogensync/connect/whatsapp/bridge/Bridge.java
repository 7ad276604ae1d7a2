package com.ogensync.connect.whatsapp.bridge;

import io.grpc.Channel;

/** A bridge to WhatsApp that is started on demand and kept running. */
public interface Bridge {

    /** Receives the bridge's lifecycle events, in order, on one thread. Implementations must not block. */
    interface Listener {

        /** Called when the bridge runs. It has no open session yet. */
        void up(Channel channel);

        /** Called when the bridge has ended, and all its sessions with it. */
        void down();
    }

    /** Registers the listener. Called once; it does not start the bridge. */
    void listen(Listener listener);

    /** Starts the bridge, unless it was started before. Returns at once. */
    void ensureStarted();

    /** Stops the bridge and returns when its process has ended. */
    void stop();
}
