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
 * A session's line to the bridge: the one stream that keeps it open there, and the calls beside it. Used by one thread
 * at a time.
 */
final class BridgeCall {

    private final SessionCalls calls;
    private @Nullable SessionStream stream;
    private @Nullable Channel channel;

    /** @param session the session's name in the bridge */
    BridgeCall(String session) {
        calls = new SessionCalls(session);
    }

    boolean isOpen() {
        return stream != null;
    }

    /** Whether that stream is the present one, and not of an earlier opening. */
    boolean isOf(SessionStream other) {
        return stream == other;
    }

    /** Where calls go to; null while it is not open. */
    @Nullable Channel channel() {
        return channel;
    }

    void open(Channel through, @Nullable String device, SessionLease lease, SessionStream listening) {
        stream = listening;
        channel = through;
        calls.open(through, device, lease, listening);
    }

    void renew(SessionLease lease) {
        if (channel != null) {
            calls.renew(channel, lease);
        }
    }

    /** Logs the device out; it fails when it is not open. */
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

    /** Whether the bridge says yes; no when it is not open. */
    CompletableFuture<Boolean> ask(BiFunction<Channel, String, CompletableFuture<Boolean>> question) {
        return channel == null ? CompletableFuture.completedFuture(false) : question.apply(channel, calls.session());
    }

    /** Listens no more: the device is disconnected. */
    void cut() {
        var listening = stream;
        stream = null;
        channel = null;
        if (listening != null) {
            listening.cancel();
        }
    }
}
