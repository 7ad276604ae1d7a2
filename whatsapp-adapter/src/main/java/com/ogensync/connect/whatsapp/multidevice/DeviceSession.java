package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.bridge.v1.Connection;
import com.ogensync.connect.bridge.v1.Linked;
import com.ogensync.connect.bridge.v1.SessionEvent;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import io.grpc.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The session of one link attempt, from its first code until the device is unlinked or handed over. It is open in the
 * bridge while it has an event stream. After the stream breaks, the session is reopened with growing pauses, and
 * immediately when the bridge has restarted. A session stopped by WhatsApp or by another client is not reopened.
 */
final class DeviceSession {

    private static final Duration LOGOUT_DELAY_MAX = Duration.ofSeconds(5);

    private final SessionContext context;
    private final long link;
    private final BridgeCall bridgeCall;
    private final Reports reports;
    private final SessionEventHandler eventHandler;
    private final ReconnectPolicy reconnects;
    private @Nullable String device;
    private SessionLease lease;
    private @Nullable LossReason stoppedBy;
    private boolean online;
    private boolean leaseLost;
    private boolean unlinking;
    private boolean closed;

    /** Creates a session that is not open yet. A link attempt has no device; it gets its lease when one is linked. */
    DeviceSession(SessionContext context, AccountId account, long link, @Nullable String device, SessionLease lease) {
        this.context = context;
        this.link = link;
        this.device = device;
        this.lease = lease;
        var session = new SessionRef(context, account, link);
        bridgeCall = new BridgeCall(session.id());
        reports = new Reports(session);
        eventHandler = new SessionEventHandler(session, bridgeCall, reports);
        reconnects = new ReconnectPolicy(context, this);
    }

    long link() {
        return link;
    }

    /** Returns why the session was stopped; empty if it was not. */
    synchronized Optional<LossReason> stoppedBy() {
        return Optional.ofNullable(stoppedBy);
    }

    synchronized void requestPairingCode(String phone) {
        eventHandler.requestPairingCode(phone);
    }

    /** Opens the session in the bridge. Called when the queue has a free slot. */
    synchronized void open() {
        var channel = context.channel();
        if (closed || bridgeCall.isOpen() || channel == null) {
            context.connectFinished(this);
            return;
        }
        eventHandler.reset();
        bridgeCall.open(channel, device, lease, new SessionStream(this));
    }

    CompletableFuture<SendOutcome> send(OutgoingMessage message, Instant deadline) {
        CompletableFuture<SendOutcome> outcome;
        synchronized (this) {
            if (!online) {
                return CompletableFuture.completedFuture(SendOutcome.NOT_SENT);
            }
            outcome = bridgeCall.send(message, deadline, context.clock());
        }
        return outcome.thenCompose(eventHandler::storeRestriction);
    }

    /** Makes a call about this session that the bridge answers with yes or no. */
    synchronized CompletableFuture<Boolean> call(BiFunction<Channel, String, CompletableFuture<Boolean>> call) {
        return bridgeCall.call(call);
    }

    /** Reports the device as disconnected if nothing was reported since the session was opened. */
    synchronized void reportIfSilent() {
        if (!leaseLost) {
            reports.reportIfSilent();
        }
    }

    synchronized void renew(SessionLease renewed) {
        lease = renewed;
        if (!bridgeCall.isOpen() && leaseLost) {
            leaseLost = false;
            context.requestConnect(this);
        } else {
            bridgeCall.renew(renewed);
        }
    }

    /**
     * Logs the device out. If it is connecting, waits for the connection: without one, the device would remain in the
     * phone's list.
     */
    synchronized void unlink() {
        unlinking = true;
        reports.silence();
        if (online || device == null || stoppedBy != null) {
            logOut();
        } else {
            context.requestConnect(this);
            var _ = context.timer().after(LOGOUT_DELAY_MAX, this::logOut);
        }
    }

    /** Handles an event of a stream, and ignores events of an earlier stream. */
    synchronized void receive(SessionStream from, Consumer<DeviceSession> action) {
        if (bridgeCall.isCurrent(from)) {
            action.accept(this);
        }
    }

    void linked(Linked linked) {
        device = linked.getDevice();
        reports.linked(linked);
    }

    /** Handles an event that does not change the connection. */
    void handle(SessionEvent event) {
        context.connectFinished(this);
        eventHandler.handle(event);
    }

    void connected() {
        context.connectFinished(this);
        online = true;
        stoppedBy = null;
        reconnects.worked();
        if (unlinking) {
            logOut();
        } else if (device != null) {
            reports.restored();
        }
    }

    void disconnected(Connection connection) {
        context.connectFinished(this);
        online = false;
        if (unlinking) {
            logOut();
            return;
        }
        var loss = ConnectionLoss.of(connection, context.clock().instant());
        if (device != null) {
            reports.lost(loss.reason(), loss.until());
        }
        if (connection.getState() == Connection.State.STOPPED) {
            reports.stopped(loss.reason(), connection.getEngineCode());
            stopped(loss);
        }
    }

    private void stopped(ConnectionLoss loss) {
        if (device == null) {
            finish(reports::expired);
        } else if (loss.reopenAfter() == null) {
            stoppedBy = loss.reason();
        } else {
            disconnect();
            reconnects.after(loss.reopenAfter());
        }
    }

    void ended(EndCause ending) {
        switch (ending) {
            case EXPIRED -> finish(reports::expired);
            case BY_PHONE -> finish(() -> reports.unlinked(Actor.PHONE));
            case KEYS_GONE -> finish(reports::keysGone);
            case BY_US -> close();
            case LEASE_TAKEN -> leaseTaken();
            case REOPEN -> openAgain();
        }
    }

    private void finish(Runnable report) {
        report.run();
        close();
    }

    /** Reports nothing: the lease's new owner reports the device's state. A newer lease reopens the session here. */
    private void leaseTaken() {
        disconnect();
        leaseLost = true;
        if (unlinking) {
            close();
        }
    }

    private void openAgain() {
        if (disconnect() && device != null) {
            reports.lost(LossReason.NETWORK, null);
        }
        reconnects.soon();
    }

    private synchronized void logOut() {
        var _ = bridgeCall.unlink().whenComplete((_, failure) -> loggedOut(failure == null));
    }

    /**
     * Closes the session after the logout. A failed logout is repeated after reconnecting, unless nothing is linked.
     */
    private synchronized void loggedOut(boolean succeeded) {
        if (succeeded || device == null) {
            close();
        } else if (bridgeCall.isOpen()) {
            openAgain();
        }
    }

    /** Disconnects permanently, without unlinking. */
    synchronized void close() {
        closed = true;
        reports.silence();
        disconnect();
        context.closed(this);
    }

    /** Disconnects; returns whether the device was connected. */
    private boolean disconnect() {
        var wasOnline = online;
        online = false;
        bridgeCall.disconnect();
        context.connectFinished(this);
        return wasOnline;
    }
}
