package com.ogensync.connect.whatsapp.multidevice;

import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.awaitSoon;

import com.google.protobuf.Message;
import com.ogensync.connect.bridge.v1.AcknowledgeMessageReply;
import com.ogensync.connect.bridge.v1.AcknowledgeMessageRequest;
import com.ogensync.connect.bridge.v1.BridgeGrpc;
import com.ogensync.connect.bridge.v1.Device;
import com.ogensync.connect.bridge.v1.ListDevicesReply;
import com.ogensync.connect.bridge.v1.ListDevicesRequest;
import com.ogensync.connect.bridge.v1.OpenRequest;
import com.ogensync.connect.bridge.v1.PairingCodeReply;
import com.ogensync.connect.bridge.v1.PairingCodeRequest;
import com.ogensync.connect.bridge.v1.PasskeyAnswer;
import com.ogensync.connect.bridge.v1.PasskeyConfirmation;
import com.ogensync.connect.bridge.v1.PasskeyReply;
import com.ogensync.connect.bridge.v1.ProvideTextReply;
import com.ogensync.connect.bridge.v1.ProvideTextRequest;
import com.ogensync.connect.bridge.v1.RenewLeaseReply;
import com.ogensync.connect.bridge.v1.RenewLeaseRequest;
import com.ogensync.connect.bridge.v1.SendReply;
import com.ogensync.connect.bridge.v1.SendRequest;
import com.ogensync.connect.bridge.v1.SessionEvent;
import com.ogensync.connect.bridge.v1.UnlinkReply;
import com.ogensync.connect.bridge.v1.UnlinkRequest;
import com.ogensync.connect.whatsapp.bridge.Bridge;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An in-process bridge whose events and replies a test controls. It can crash and restart. */
final class FakeBridge implements Bridge {

    private final List<Message> requests = new CopyOnWriteArrayList<>();
    private final Map<String, StreamObserver<SessionEvent>> streams = new ConcurrentHashMap<>();
    private final List<StreamObserver<SendReply>> sends = new CopyOnWriteArrayList<>();
    private volatile @Nullable Listener listener;
    private volatile @Nullable Server server;
    private volatile @Nullable ManagedChannel channel;
    private volatile @Nullable Status refusal;
    private volatile boolean unlinkable = true;
    private boolean manual;

    /** Disables the start on demand. */
    FakeBridge startedManually() {
        manual = true;
        return this;
    }

    @Override
    public void listen(Listener registered) {
        listener = registered;
    }

    @Override
    public synchronized void ensureStarted() {
        if (server == null && !manual) {
            up();
        }
    }

    synchronized void up() {
        var name = InProcessServerBuilder.generateName();
        try {
            server = InProcessServerBuilder.forName(name)
                    .directExecutor()
                    .addService(new Service())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var opened = InProcessChannelBuilder.forName(name).directExecutor().build();
        channel = opened;
        if (listener != null) {
            listener.up(opened);
        }
    }

    /** Simulates a kill of the process. */
    synchronized void crash() {
        manual = true;
        if (server != null && channel != null && listener != null) {
            server.shutdownNow();
            channel.shutdownNow();
            streams.clear();
            listener.down();
        }
    }

    @Override
    public void stop() {
        crash();
    }

    /** Makes opening a session fail with this status, or succeed again. */
    void refuse(@Nullable Status status) {
        refusal = status;
    }

    /** Makes unlinking fail. */
    void refuseUnlinking() {
        unlinkable = false;
    }

    /** Waits for a request of this type and returns the last one. */
    <R extends Message> R awaitLast(Class<R> kind) {
        awaitSoon().until(() -> requests.stream().anyMatch(kind::isInstance));
        return all(kind).getLast();
    }

    <R extends Message> List<R> all(Class<R> kind) {
        return requests.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Waits for a send request and answers it. */
    void answerSend(SendReply reply) {
        awaitSoon().until(() -> !sends.isEmpty());
        var waiting = sends.removeFirst();
        waiting.onNext(reply);
        waiting.onCompleted();
    }

    boolean isOpen(String session) {
        return streams.containsKey(session);
    }

    /** Emits an event of a session, once it is open. */
    void emit(String session, SessionEvent.Builder event) {
        awaitSoon().until(() -> isOpen(session));
        stream(session).onNext(event.build());
    }

    /** Ends the session's stream with this status, without an event. */
    void breakStream(String session, Status status) {
        awaitSoon().until(() -> isOpen(session));
        var stream = streams.remove(session);
        if (stream != null) {
            stream.onError(status.asRuntimeException());
        }
    }

    private StreamObserver<SessionEvent> stream(String session) {
        var stream = streams.get(session);
        if (stream == null) {
            throw new IllegalStateException("Not open: " + session);
        }
        return stream;
    }

    private final class Service extends BridgeGrpc.BridgeImplBase {

        @Override
        public void open(OpenRequest request, StreamObserver<SessionEvent> observer) {
            requests.add(request);
            var status = refusal;
            if (status == null) {
                streams.put(request.getSessionId(), observer);
            } else {
                observer.onError(status.asRuntimeException());
            }
        }

        @Override
        public void send(SendRequest request, StreamObserver<SendReply> observer) {
            requests.add(request);
            sends.add(observer);
        }

        @Override
        public void unlink(UnlinkRequest request, StreamObserver<UnlinkReply> observer) {
            if (unlinkable) {
                answer(request, UnlinkReply.newBuilder().setConfirmed(true).build(), observer);
            } else {
                observer.onError(Status.UNAVAILABLE.asRuntimeException());
            }
        }

        @Override
        public void requestPairingCode(PairingCodeRequest request, StreamObserver<PairingCodeReply> observer) {
            answer(request, PairingCodeReply.getDefaultInstance(), observer);
        }

        @Override
        public void answerPasskey(PasskeyAnswer request, StreamObserver<PasskeyReply> observer) {
            var refused = request.getResponseJson().isEmpty() ? "not a WebAuthn response" : "";
            answer(request, PasskeyReply.newBuilder().setRefused(refused).build(), observer);
        }

        @Override
        public void confirmPasskey(PasskeyConfirmation request, StreamObserver<PasskeyReply> observer) {
            answer(request, PasskeyReply.getDefaultInstance(), observer);
        }

        @Override
        public void listDevices(ListDevicesRequest request, StreamObserver<ListDevicesReply> observer) {
            var device = Device.newBuilder().setDevice(MultideviceFixture.DEVICE);
            answer(request, ListDevicesReply.newBuilder().addDevices(device).build(), observer);
        }

        @Override
        public void renewLease(RenewLeaseRequest request, StreamObserver<RenewLeaseReply> observer) {
            answer(request, RenewLeaseReply.getDefaultInstance(), observer);
        }

        @Override
        public void provideText(ProvideTextRequest request, StreamObserver<ProvideTextReply> observer) {
            answer(request, ProvideTextReply.getDefaultInstance(), observer);
        }

        @Override
        public void acknowledgeMessage(
                AcknowledgeMessageRequest request, StreamObserver<AcknowledgeMessageReply> observer) {
            answer(request, AcknowledgeMessageReply.getDefaultInstance(), observer);
        }

        private <R> void answer(Message request, R reply, StreamObserver<R> observer) {
            requests.add(request);
            observer.onNext(reply);
            observer.onCompleted();
        }
    }
}
