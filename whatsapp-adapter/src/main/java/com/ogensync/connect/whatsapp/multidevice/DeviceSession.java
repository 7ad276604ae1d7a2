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
 * The session of one attempt at linking, from its first code until the device is unlinked or handed over. It is open in
 * the bridge while it has a stream; when that breaks, it is opened again after a pause, and at once when the bridge is
 * back. A device that another client or WhatsApp itself has stopped is left alone.
 */
final class DeviceSession {

    private static final Duration LOGGED_OUT_LATE_MAX = Duration.ofSeconds(5);

    private final SessionContext around;
    private final long link;
    private final BridgeCall line;
    private final Reports reports;
    private final SessionEventHandler hearing;
    private final ReconnectPolicy reopening;
    private @Nullable String device;
    private SessionLease lease;
    private @Nullable LossReason stoppedBy;
    private boolean online;
    private boolean leaseLost;
    private boolean unlinking;
    private boolean over;

    /**
     * Not open yet.
     *
     * @param device null for an attempt at linking, which gets its lease when it is linked
     */
    DeviceSession(SessionContext around, AccountId account, long link, @Nullable String device, SessionLease lease) {
        this.around = around;
        this.link = link;
        this.device = device;
        this.lease = lease;
        var session = account.uuid() + ":" + link;
        line = new BridgeCall(session);
        reports = new Reports(around, account, link);
        hearing = new SessionEventHandler(around, account, link, session, line, reports);
        reopening = new ReconnectPolicy(around, this);
    }

    long link() {
        return link;
    }

    /** Why it is left alone, if it is. */
    synchronized Optional<LossReason> stoppedBy() {
        return Optional.ofNullable(stoppedBy);
    }

    synchronized void wantCode(String phone) {
        hearing.wantCode(phone);
    }

    /** Its turn has come. */
    synchronized void begin() {
        var channel = around.channel();
        if (over || line.isOpen() || channel == null) {
            around.hadTurn(this);
            return;
        }
        hearing.begin();
        line.open(channel, device, lease, new SessionStream(this));
    }

    CompletableFuture<SendOutcome> send(OutgoingMessage message, Instant deadline) {
        CompletableFuture<SendOutcome> outcome;
        synchronized (this) {
            if (!online) {
                return CompletableFuture.completedFuture(SendOutcome.NOT_SENT);
            }
            outcome = line.send(message, deadline, around.clock());
        }
        return outcome.thenCompose(hearing::heeded);
    }

    /** Whether the bridge says yes to a question about this session. */
    synchronized CompletableFuture<Boolean> ask(BiFunction<Channel, String, CompletableFuture<Boolean>> question) {
        return line.ask(question);
    }

    /** It was opened a while ago. */
    synchronized void expectWord() {
        if (!leaseLost) {
            reports.expectWord();
        }
    }

    synchronized void renew(SessionLease renewed) {
        lease = renewed;
        if (!line.isOpen() && leaseLost) {
            leaseLost = false;
            around.wantsTurn(this);
        } else {
            line.renew(renewed);
        }
    }

    /** Logs the device out. One that is about to connect is waited for: it would stay in the phone's list. */
    synchronized void unlink() {
        unlinking = true;
        reports.silence();
        if (online || device == null || stoppedBy != null) {
            logOut();
        } else {
            around.wantsTurn(this);
            var _ = around.timer().after(LOGGED_OUT_LATE_MAX, this::logOut);
        }
    }

    /** What a stream heard is taken, unless the stream is an earlier one. */
    synchronized void hear(SessionStream from, Consumer<DeviceSession> word) {
        if (line.isOf(from)) {
            word.accept(this);
        }
    }

    void linked(Linked linked) {
        device = linked.getDevice();
        reports.linked(linked);
    }

    /** A word that changes nothing about the connection. */
    void told(SessionEvent event) {
        around.hadTurn(this);
        hearing.hear(event);
    }

    void connected() {
        around.hadTurn(this);
        online = true;
        stoppedBy = null;
        reopening.worked();
        if (unlinking) {
            logOut();
        } else if (device != null) {
            reports.restored();
        }
    }

    void disconnected(Connection connection) {
        around.hadTurn(this);
        online = false;
        if (unlinking) {
            logOut();
            return;
        }
        var loss = ConnectionLoss.of(connection, around.clock().instant());
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
            letGo();
            reopening.after(loss.reopenAfter());
        }
    }

    void ended(EndCause ending) {
        switch (ending) {
            case EXPIRED -> finish(reports::expired);
            case BY_PHONE -> finish(() -> reports.unlinked(Actor.PHONE));
            case KEYS_GONE -> finish(reports::keysGone);
            case BY_US -> close();
            case LEASE_TAKEN -> leaseTaken();
            case AGAIN -> openAgain();
        }
    }

    private void finish(Runnable lastWord) {
        lastWord.run();
        close();
    }

    /** Who has the lease tells how the device is; it comes back to us with a newer one. */
    private void leaseTaken() {
        letGo();
        leaseLost = true;
        if (unlinking) {
            close();
        }
    }

    private void openAgain() {
        if (letGo() && device != null) {
            reports.lost(LossReason.NETWORK, null);
        }
        reopening.soon();
    }

    private synchronized void logOut() {
        var _ = line.unlink().whenComplete((_, failure) -> loggedOut(failure == null));
    }

    /** What could not be done now is done when the session is open again; an attempt has nothing to come back for. */
    private synchronized void loggedOut(boolean well) {
        if (well || device == null) {
            close();
        } else if (line.isOpen()) {
            openAgain();
        }
    }

    /** Disconnects for good, without unlinking. */
    synchronized void close() {
        over = true;
        reports.silence();
        letGo();
        around.over(this);
    }

    /** Whether it was connected. */
    private boolean letGo() {
        var was = online;
        online = false;
        line.cut();
        around.hadTurn(this);
        return was;
    }
}
