package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.bridge.v1.BridgeGrpc;
import com.ogensync.connect.bridge.v1.Device;
import com.ogensync.connect.bridge.v1.Lease;
import com.ogensync.connect.bridge.v1.ListDevicesReply;
import com.ogensync.connect.bridge.v1.ListDevicesRequest;
import com.ogensync.connect.bridge.v1.OpenRequest;
import com.ogensync.connect.bridge.v1.RenewLeaseReply;
import com.ogensync.connect.bridge.v1.RenewLeaseRequest;
import com.ogensync.connect.bridge.v1.UnlinkReply;
import com.ogensync.connect.bridge.v1.UnlinkRequest;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import io.grpc.Channel;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls to the bridge about one session.
 *
 * @param session the session's id in the bridge
 */
record SessionCalls(String session) {

    private static final int UNLINK_SECONDS_MAX = 15;
    private static final int RENEW_SECONDS_MAX = 5;
    private static final int LIST_SECONDS_MAX = 30;

    /** @param device null to link a new device */
    void open(Channel channel, @Nullable String device, SessionLease lease, SessionStream stream) {
        BridgeGrpc.newStub(channel)
                .open(
                        OpenRequest.newBuilder()
                                .setSessionId(session)
                                .setDevice(Objects.requireNonNullElse(device, ""))
                                .setLease(toProto(lease))
                                .build(),
                        stream);
    }

    /** Renews the lease. The reply is ignored, because the loss of the lease ends the session's stream. */
    void renew(Channel channel, SessionLease lease) {
        BridgeGrpc.newStub(channel)
                .withDeadlineAfter(RENEW_SECONDS_MAX, TimeUnit.SECONDS)
                .renewLease(
                        RenewLeaseRequest.newBuilder()
                                .setSessionId(session)
                                .setLease(toProto(lease))
                                .build(),
                        new UnaryCall<RenewLeaseReply>());
    }

    CompletableFuture<UnlinkReply> unlink(Channel channel) {
        var answer = new UnaryCall<UnlinkReply>();
        BridgeGrpc.newStub(channel)
                .withDeadlineAfter(UNLINK_SECONDS_MAX, TimeUnit.SECONDS)
                .unlink(UnlinkRequest.newBuilder().setSessionId(session).build(), answer);
        return answer.future();
    }

    /** Returns all devices with stored keys, of all nodes. */
    static CompletableFuture<Set<String>> devices(Channel channel) {
        var answer = new UnaryCall<ListDevicesReply>();
        BridgeGrpc.newStub(channel)
                .withDeadlineAfter(LIST_SECONDS_MAX, TimeUnit.SECONDS)
                .listDevices(ListDevicesRequest.getDefaultInstance(), answer);
        return answer.future()
                .thenApply(reply ->
                        reply.getDevicesList().stream().map(Device::getDevice).collect(Collectors.toUnmodifiableSet()));
    }

    private static Lease toProto(SessionLease lease) {
        return Lease.newBuilder()
                .setEpoch(lease.epoch())
                .setValidForMillis(lease.validFor().toMillis())
                .build();
    }
}
