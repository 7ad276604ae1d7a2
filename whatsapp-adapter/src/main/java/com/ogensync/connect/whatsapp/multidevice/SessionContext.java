package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.bridge.Bridge;
import com.ogensync.connect.whatsapp.gateway.WhatsAppEvents;
import io.grpc.Channel;
import java.time.Clock;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shared services of a gateway's sessions. */
final class SessionContext {

    private static final int OPENED_AT_ONCE = 8;

    private final Bridge bridge;
    private final SentTexts texts;
    private final Clock clock;
    private final Timer timer;
    private final Consumer<DeviceSession> onClosed;
    private final OpenQueue openings = new OpenQueue(OPENED_AT_ONCE);
    private volatile @Nullable WhatsAppEvents events;
    private volatile @Nullable Channel channel;

    /** @param onClosed removes a session that was closed permanently */
    SessionContext(Bridge bridge, SentTexts texts, Clock clock, Timer timer, Consumer<DeviceSession> onClosed) {
        this.bridge = bridge;
        this.texts = texts;
        this.clock = clock;
        this.timer = timer;
        this.onClosed = onClosed;
    }

    /** Connects to the bridge as soon as it runs. {@code sessions} are the ones to open whenever it has started. */
    void start(WhatsAppEvents listener, Supplier<Collection<DeviceSession>> sessions) {
        events = listener;
        bridge.listen(new Bridge.Listener() {
            @Override
            public void up(Channel opened) {
                channel = opened;
                sessions.get().forEach(openings::enter);
            }

            @Override
            public void down() {
                channel = null;
            }
        });
    }

    WhatsAppEvents events() {
        return Objects.requireNonNull(events);
    }

    SentTexts texts() {
        return texts;
    }

    Clock clock() {
        return clock;
    }

    Timer timer() {
        return timer;
    }

    /** Returns the channel to the bridge; null while the bridge is not running. */
    @Nullable Channel channel() {
        return channel;
    }

    /** Queues the session for connecting, and starts the bridge if it is not running. */
    void requestConnect(DeviceSession session) {
        bridge.ensureStarted();
        if (channel != null) {
            openings.enter(session);
        }
    }

    /** Frees the session's connecting slot, after it has connected or failed to. */
    void connectFinished(DeviceSession session) {
        openings.leave(session);
    }

    void closed(DeviceSession session) {
        onClosed.accept(session);
    }
}
