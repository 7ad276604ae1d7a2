package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.gateway.WhatsAppEvents;
import io.grpc.Channel;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What every session needs around it. */
interface SessionContext {

    WhatsAppEvents events();

    SentTexts texts();

    Clock clock();

    Timer timer();

    /** Where calls go to; null while the bridge is away. */
    @Nullable Channel channel();

    /** Asks for a turn to connect; when the bridge is away, for its start. */
    void wantsTurn(DeviceSession session);

    /** It is connected, or did not get so. */
    void hadTurn(DeviceSession session);

    /** The session is over for good. */
    void over(DeviceSession session);
}
