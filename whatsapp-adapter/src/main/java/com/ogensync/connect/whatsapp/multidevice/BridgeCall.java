package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.bridge.v1.BridgeGrpc;
import com.ogensync.connect.bridge.v1.Lease;
import com.ogensync.connect.bridge.v1.OpenRequest;
import com.ogensync.connect.bridge.v1.RenewLeaseReply;
import com.ogensync.connect.bridge.v1.RenewLeaseRequest;
import com.ogensync.connect.bridge.v1.UnlinkReply;
import com.ogensync.connect.bridge.v1.UnlinkRequest;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import io.grpc.Channel;
import io.grpc.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A session's connection to the bridge: the event stream that keeps the session open, and the unary calls. Not
 * thread-safe.
 */
final class BridgeCall {

    private static final Duration UNLINK_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration RENEW_TIMEOUT = Duration.ofSeconds(5);

    private final String session;
    private @Nullable SessionStream stream;
    private @Nullable Channel channel;

    /** @param session the session's id in the bridge */
    BridgeCall(String session) {
        this.session = session;
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

    /** @param device null to link a new device */
    void open(Channel newChannel, @Nullable String device, SessionLease lease, SessionStream opened) {
        stream = opened;
        channel = newChannel;
        var request = OpenRequest.newBuilder()
                .setSessionId(session)
                .setDevice(Objects.requireNonNullElse(device, ""))
                .setLease(toProto(lease))
                .build();
        BridgeGrpc.newStub(newChannel).open(request, opened);
    }

    /** Renews the lease. The reply is ignored, because the loss of the lease ends the session's stream. */
    void renew(SessionLease lease) {
        if (channel != null) {
            var request = RenewLeaseRequest.newBuilder()
                    .setSessionId(session)
                    .setLease(toProto(lease))
                    .build();
            var _ = UnaryCall.<RenewLeaseReply>begin(
                    channel, RENEW_TIMEOUT, (stub, reply) -> stub.renewLease(request, reply));
        }
    }

    /** Logs the device out. The future fails if the session is not open. */
    CompletableFuture<UnlinkReply> unlink() {
        var request = UnlinkRequest.newBuilder().setSessionId(session).build();
        return channel == null
                ? CompletableFuture.failedFuture(Status.UNAVAILABLE.asException())
                : UnaryCall.begin(channel, UNLINK_TIMEOUT, (stub, reply) -> stub.unlink(request, reply));
    }

    CompletableFuture<SendOutcome> send(OutgoingMessage message, Instant deadline, Clock clock) {
        return channel == null
                ? CompletableFuture.completedFuture(SendOutcome.NOT_SENT)
                : SendCall.begin(channel, session, message, deadline, clock);
    }

    /** Makes a call that the bridge answers with yes or no; false if the session is not open. */
    CompletableFuture<Boolean> call(BiFunction<Channel, String, CompletableFuture<Boolean>> call) {
        return channel == null ? CompletableFuture.completedFuture(false) : call.apply(channel, session);
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

    private static Lease toProto(SessionLease lease) {
        return Lease.newBuilder()
                .setEpoch(lease.epoch())
                .setValidForMillis(lease.validFor().toMillis())
                .build();
    }
}
