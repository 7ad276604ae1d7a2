package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.bridge.v1.Connection;
import com.ogensync.connect.bridge.v1.Ended;
import com.ogensync.connect.bridge.v1.SessionEvent;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import com.ogensync.connect.whatsapp.timing.Backoff;
import io.grpc.Channel;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session of one attempt at linking, from its first code until the device is unlinked or handed over. It is open in
 * the bridge while it has a stream; when that breaks, it is opened again after a pause, and at once when the bridge is
 * back. A device that another client or WhatsApp itself has stopped is left alone.
 */
final class DeviceSession {

    private static final Logger log = LoggerFactory.getLogger(DeviceSession.class);
    private static final Backoff RETRIES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

    private final Surroundings around;
    private final AccountId account;
    private final long link;
    private final SessionCalls calls;
    private final Reports reports;
    private final Hearing hearing;
    private @Nullable String device;
    private SessionLease lease;
    private @Nullable SessionStream stream;
    private @Nullable Channel opened;
    private @Nullable LossReason stoppedBy;
    private boolean online;
    private boolean leaseLost;
    private boolean unlinking;
    private boolean over;
    private int failures;

    /**
     * Not open yet.
     *
     * @param device null for an attempt at linking, which gets its lease when it is linked
     */
    DeviceSession(Surroundings around, AccountId account, long link, @Nullable String device, SessionLease lease) {
        this.around = around;
        this.account = account;
        this.link = link;
        this.device = device;
        this.lease = lease;
        calls = new SessionCalls(account.uuid() + ":" + link);
        reports = new Reports(around, account, link);
        hearing = new Hearing(around, account, link, calls.session(), reports);
    }

    long link() {
        return link;
    }

    /** Why it is left alone, if it is. */
    synchronized Optional<LossReason> stoppedBy() {
        return Optional.ofNullable(stoppedBy);
    }

    synchronized void wantCode(@Nullable String phone) {
        if (phone != null) {
            hearing.wantCode(phone, opened);
        }
    }

    /** Its turn has come. */
    synchronized void begin() {
        var channel = around.channel();
        if (over || stream != null || channel == null) {
            around.hadTurn(this);
            return;
        }
        hearing.begin();
        stream = new SessionStream(this);
        opened = channel;
        calls.open(channel, device, lease, stream);
    }

    CompletableFuture<SendOutcome> send(OutgoingMessage message, Instant deadline) {
        Channel channel;
        synchronized (this) {
            channel = opened;
            if (!online || channel == null) {
                return CompletableFuture.completedFuture(SendOutcome.NOT_SENT);
            }
        }
        return SendCall.begin(channel, calls.session(), message, deadline, around.clock())
                .thenCompose(hearing::heeded);
    }

    /** It was opened a while ago. */
    synchronized void expectWord() {
        if (!leaseLost) {
            reports.expectWord();
        }
    }

    synchronized void renew(SessionLease renewed) {
        lease = renewed;
        if (stream == null && leaseLost) {
            leaseLost = false;
            around.wantsTurn(this);
        } else if (opened != null) {
            calls.renew(opened, renewed);
        }
    }

    /** Logs the device out, as soon as the bridge can. */
    synchronized void unlink() {
        unlinking = true;
        reports.silence();
        if (stream != null) {
            logOut();
        } else if (device == null) {
            close();
        } else {
            around.wantsTurn(this);
        }
    }

    synchronized void hear(SessionStream from, SessionEvent event) {
        var channel = opened;
        if (from != stream || channel == null) {
            return;
        }
        switch (event.getEventCase()) {
            case LINKED -> {
                device = event.getLinked().getDevice();
                reports.linked(event.getLinked());
            }
            case CONNECTION -> connection(event.getConnection());
            case ENDED -> ended(event.getEnded().getCause());
            default -> {
                around.hadTurn(this);
                hearing.hear(event, channel);
            }
        }
    }

    /** The stream is gone without a word about the session. */
    synchronized void broke(SessionStream from, Status status) {
        if (from != stream) {
            return;
        }
        switch (status.getCode()) {
            case NOT_FOUND -> {
                log.error("The keys of {}'s device are gone: it has to be linked again", account);
                reports.unlinked(Actor.SYSTEM);
                close();
            }
            case FAILED_PRECONDITION -> leaseTaken();
            default -> openAgain();
        }
    }

    private void connection(Connection connection) {
        switch (connection.getState()) {
            case CONNECTED -> connected();
            case DISCONNECTED, STOPPED -> disconnected(connection);
            case CONNECTING, STATE_UNSPECIFIED, UNRECOGNIZED -> log.trace("{} is connecting", account);
        }
    }

    private void connected() {
        around.hadTurn(this);
        online = true;
        stoppedBy = null;
        failures = 0;
        if (unlinking) {
            logOut();
        } else if (device != null) {
            reports.restored();
        }
    }

    private void disconnected(Connection connection) {
        around.hadTurn(this);
        online = false;
        if (unlinking) {
            logOut();
            return;
        }
        var loss = Loss.of(connection, around.clock().instant());
        if (device != null) {
            reports.lost(loss.reason(), loss.until());
        }
        if (connection.getState() == Connection.State.STOPPED) {
            log.warn("WhatsApp stopped the session of {}: {} ({})", account, loss.reason(), connection.getEngineCode());
            stopped(loss);
        }
    }

    private void stopped(Loss loss) {
        if (device == null) {
            reports.expired();
            close();
        } else if (loss.reopenAfter() == null) {
            stoppedBy = loss.reason();
        } else {
            letGo();
            retry(loss.reopenAfter());
        }
    }

    private void ended(Ended.Cause cause) {
        switch (cause) {
            case LINK_EXPIRED, LINK_FAILED -> {
                reports.expired();
                close();
            }
            case UNLINKED_BY_PHONE -> {
                reports.unlinked(Actor.PHONE);
                close();
            }
            case UNLINKED -> close();
            case LEASE_TAKEN -> leaseTaken();
            case CLOSED, CAUSE_UNSPECIFIED, UNRECOGNIZED -> openAgain();
        }
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
        retry(RETRIES.pause(failures++));
    }

    private void retry(Duration pause) {
        var _ = around.timer().after(pause, () -> around.wantsTurn(this));
    }

    private void logOut() {
        if (opened != null) {
            var _ = calls.unlink(opened).whenComplete((_, failure) -> loggedOut(failure == null));
        }
    }

    /** What could not be done now is done when the session is open again; an attempt has nothing to come back for. */
    private synchronized void loggedOut(boolean well) {
        if (well || device == null) {
            close();
        } else if (stream != null) {
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
        var listening = stream;
        online = false;
        stream = null;
        opened = null;
        if (listening != null) {
            listening.cancel();
        }
        around.hadTurn(this);
        return was;
    }
}
