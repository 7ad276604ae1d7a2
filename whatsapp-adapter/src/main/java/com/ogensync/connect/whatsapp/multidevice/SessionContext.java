package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.gateway.WhatsAppEvents;
import io.grpc.Channel;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Shared services of all sessions. */
interface SessionContext {

    WhatsAppEvents events();

    SentTexts texts();

    Clock clock();

    Timer timer();

    /** Returns the channel to the bridge; null while the bridge is not running. */
    @Nullable Channel channel();

    /** Queues the session for connecting, and starts the bridge if it is not running. */
    void requestConnect(DeviceSession session);

    /** Frees the session's connecting slot, after it has connected or failed to. */
    void connectFinished(DeviceSession session);

    /** Removes a session that was closed permanently. */
    void closed(DeviceSession session);
}
