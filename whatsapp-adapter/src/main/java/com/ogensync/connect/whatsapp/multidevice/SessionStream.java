package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.bridge.v1.OpenRequest;
import com.ogensync.connect.bridge.v1.SessionEvent;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import org.jspecify.annotations.Nullable;

/** What the bridge tells of an open session; the device stays connected for as long as somebody listens. */
final class SessionStream implements ClientResponseObserver<OpenRequest, SessionEvent> {

    private final DeviceSession session;
    private volatile @Nullable ClientCallStreamObserver<OpenRequest> call;

    SessionStream(DeviceSession session) {
        this.session = session;
    }

    /** Listens no more: the device is disconnected. */
    void cancel() {
        var open = call;
        if (open != null) {
            open.cancel("The session is closed", null);
        }
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<OpenRequest> begun) {
        call = begun;
    }

    @Override
    public void onNext(SessionEvent event) {
        session.hear(this, event);
    }

    @Override
    public void onError(Throwable failure) {
        session.broke(this, Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
        session.broke(this, Status.UNAVAILABLE);
    }
}
