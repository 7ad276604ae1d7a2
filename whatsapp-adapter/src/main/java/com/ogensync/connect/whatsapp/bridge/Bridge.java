package com.ogensync.connect.whatsapp.bridge;

import io.grpc.Channel;

/** A bridge to WhatsApp that is kept running for whoever needs it. */
public interface Bridge {

    /** Hears of the program's life, on one thread, in order. Nothing here may take long. */
    interface Listener {

        /** It runs, and no session is open in it. */
        void up(Channel channel);

        /** It is gone, and all its sessions with it. */
        void down();
    }

    /** Says who listens; called once. Nothing is started before it is needed. */
    void listen(Listener listener);

    /** It is needed from now on. */
    void need();

    /** Ends it; returns when it is gone. */
    void stop();
}
