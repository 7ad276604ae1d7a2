package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.bridge.v1.UnlinkReply;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import io.grpc.Channel;
import io.grpc.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A session's connection to the bridge: the event stream that keeps the session open, and the unary calls. Not
 * thread-safe.
 */
final class BridgeCall {

    private final SessionCalls calls;
    private @Nullable SessionStream stream;
    private @Nullable Channel channel;

    /** @param session the session's id in the bridge */
    BridgeCall(String session) {
        calls = new SessionCalls(session);
    }

    boolean isOpen() {
        return stream != null;
    }

    /** Whether this is the current stream, and not one of an earlier connection. */
    boolean isCurrent(SessionStream other) {
        return stream == other;
    }

    /** Returns the channel for calls; null while the session is not open. */
    @Nullable Channel channel() {
        return channel;
    }

    void open(Channel newChannel, @Nullable String device, SessionLease lease, SessionStream opened) {
        stream = opened;
        channel = newChannel;
        calls.open(newChannel, device, lease, opened);
    }

    void renew(SessionLease lease) {
        if (channel != null) {
            calls.renew(channel, lease);
        }
    }

    /** Logs the device out. The future fails if the session is not open. */
    CompletableFuture<UnlinkReply> unlink() {
        return channel == null
                ? CompletableFuture.failedFuture(Status.UNAVAILABLE.asException())
                : calls.unlink(channel);
    }

    CompletableFuture<SendOutcome> send(OutgoingMessage message, Instant deadline, Clock clock) {
        return channel == null
                ? CompletableFuture.completedFuture(SendOutcome.NOT_SENT)
                : SendCall.begin(channel, calls.session(), message, deadline, clock);
    }

    /** Makes a call that the bridge answers with yes or no; false if the session is not open. */
    CompletableFuture<Boolean> call(BiFunction<Channel, String, CompletableFuture<Boolean>> call) {
        return channel == null ? CompletableFuture.completedFuture(false) : call.apply(channel, calls.session());
    }

    /** Cancels the stream, which makes the bridge disconnect the device. */
    void disconnect() {
        var open = stream;
        stream = null;
        channel = null;
        if (open != null) {
            open.cancel();
        }
    }
}
