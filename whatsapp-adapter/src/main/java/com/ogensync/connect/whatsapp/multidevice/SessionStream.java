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

/** The event stream of an open session. The device stays connected until the stream is cancelled. */
final class SessionStream implements ClientResponseObserver<OpenRequest, SessionEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStream.class);

    private final DeviceSession session;
    private volatile @Nullable ClientCallStreamObserver<OpenRequest> call;

    SessionStream(DeviceSession session) {
        this.session = session;
    }

    /** Cancels the stream, which makes the bridge disconnect the device. */
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
        session.receive(this, it -> handle(it, event));
    }

    private static void handle(DeviceSession session, SessionEvent event) {
        switch (event.getEventCase()) {
            case LINKED -> session.linked(event.getLinked());
            case CONNECTION -> connection(session, event.getConnection());
            case ENDED -> session.ended(EndCause.of(event.getEnded().getCause()));
            default -> session.handle(event);
        }
    }

    private static void connection(DeviceSession session, Connection connection) {
        switch (connection.getState()) {
            case CONNECTED -> session.connected();
            case DISCONNECTED, STOPPED -> session.disconnected(connection);
            case CONNECTING, STATE_UNSPECIFIED, UNRECOGNIZED -> LOG.trace("The device is connecting");
        }
    }

    /** Handles a stream that broke without reporting the end of the session. */
    @Override
    public void onError(Throwable failure) {
        closed(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
        closed(Status.UNAVAILABLE);
    }

    private void closed(Status status) {
        session.receive(this, it -> it.ended(EndCause.of(status)));
    }
}
