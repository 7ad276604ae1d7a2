package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.bridge.v1.Connection;
import com.ogensync.connect.bridge.v1.OpenRequest;
import com.ogensync.connect.bridge.v1.SessionEvent;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the bridge tells of an open session; the device stays connected for as long as somebody listens. */
final class SessionStream implements ClientResponseObserver<OpenRequest, SessionEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStream.class);

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
        session.hear(this, it -> tell(it, event));
    }

    private static void tell(DeviceSession session, SessionEvent event) {
        switch (event.getEventCase()) {
            case LINKED -> session.linked(event.getLinked());
            case CONNECTION -> connection(session, event.getConnection());
            case ENDED -> session.ended(EndCause.of(event.getEnded().getCause()));
            default -> session.told(event);
        }
    }

    private static void connection(DeviceSession session, Connection connection) {
        switch (connection.getState()) {
            case CONNECTED -> session.connected();
            case DISCONNECTED, STOPPED -> session.disconnected(connection);
            case CONNECTING, STATE_UNSPECIFIED, UNRECOGNIZED -> LOG.trace("It is connecting");
        }
    }

    /** The stream is gone without a word about the session. */
    @Override
    public void onError(Throwable failure) {
        broke(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
        broke(Status.UNAVAILABLE);
    }

    private void broke(Status status) {
        session.hear(this, it -> it.ended(EndCause.of(status)));
    }
}
