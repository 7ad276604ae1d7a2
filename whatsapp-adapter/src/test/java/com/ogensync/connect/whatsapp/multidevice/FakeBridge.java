package com.ogensync.connect.whatsapp.multidevice;

import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.soon;

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

/** A bridge in this process, whose engine is the test. It can crash and come back. */
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

    /** It does not start by itself when it is needed. */
    FakeBridge away() {
        manual = true;
        return this;
    }

    @Override
    public void listen(Listener hears) {
        listener = hears;
    }

    @Override
    public synchronized void need() {
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

    /** kill -9. */
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

    /** From now on sessions cannot be opened. */
    void refuse(@Nullable Status status) {
        refusal = status;
    }

    /** From now on nothing can be unlinked. */
    void refuseUnlinking() {
        unlinkable = false;
    }

    /** Waits for a request of that kind, and hands out the newest. */
    <R extends Message> R awaitLast(Class<R> kind) {
        soon().until(() -> requests.stream().anyMatch(kind::isInstance));
        return all(kind).getLast();
    }

    <R extends Message> List<R> all(Class<R> kind) {
        return requests.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Waits for a send, and answers it. */
    void answerSend(SendReply reply) {
        soon().until(() -> !sends.isEmpty());
        var waiting = sends.removeFirst();
        waiting.onNext(reply);
        waiting.onCompleted();
    }

    boolean isOpen(String session) {
        return streams.containsKey(session);
    }

    /** The engine says something about a session, which must be open by and by. */
    void says(String session, SessionEvent.Builder event) {
        soon().until(() -> isOpen(session));
        stream(session).onNext(event.build());
    }

    /** The session's stream ends without a word. */
    void breaks(String session, Status status) {
        soon().until(() -> isOpen(session));
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
            var no = refusal;
            if (no == null) {
                streams.put(request.getSessionId(), observer);
            } else {
                observer.onError(no.asRuntimeException());
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
            var device = Device.newBuilder().setDevice(MultideviceStory.DEVICE);
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
