package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.bridge.v1.BridgeGrpc;
import com.ogensync.connect.bridge.v1.Connection;
import com.ogensync.connect.bridge.v1.Ended;
import com.ogensync.connect.bridge.v1.Lease;
import com.ogensync.connect.bridge.v1.Linked;
import com.ogensync.connect.bridge.v1.OpenRequest;
import com.ogensync.connect.bridge.v1.RenewLeaseReply;
import com.ogensync.connect.bridge.v1.RenewLeaseRequest;
import com.ogensync.connect.bridge.v1.SessionEvent;
import com.ogensync.connect.bridge.v1.UnlinkReply;
import com.ogensync.connect.bridge.v1.UnlinkRequest;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import com.ogensync.connect.whatsapp.timing.Backoff;
import io.grpc.Channel;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    private static final SessionLease UNTIL_REVOKED = new SessionLease(0, Duration.ZERO);
    private static final int UNLINK_SECONDS_MOST = 15;
    private static final int RENEW_SECONDS_MOST = 5;

    private final Surroundings around;
    private final AccountId account;
    private final long link;
    private final String name;
    private final LinkCodes codes;
    private final Mail mail;
    private final Restrictions restrictions;
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

    private DeviceSession(
            Surroundings around, AccountId account, long link, @Nullable String device, SessionLease lease) {
        this.around = around;
        this.account = account;
        this.link = link;
        this.device = device;
        this.lease = lease;
        name = account.uuid() + ":" + link;
        codes = new LinkCodes(around, account, link, name);
        mail = new Mail(around, account, name);
        restrictions = new Restrictions(around, account, link);
    }

    /** An attempt at linking; it gets its lease when it is linked. */
    static DeviceSession toLink(Surroundings around, AccountId account, long link) {
        return new DeviceSession(around, account, link, null, UNTIL_REVOKED);
    }

    /** A device that was linked earlier. */
    static DeviceSession of(Surroundings around, AccountId account, long link, String device, SessionLease lease) {
        return new DeviceSession(around, account, link, device, lease);
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
            codes.want(phone, opened);
        }
    }

    /** Its turn has come. */
    synchronized void begin() {
        var channel = around.channel();
        if (over || stream != null || channel == null) {
            around.hadTurn(this);
            return;
        }
        codes.begin();
        var begun = new SessionStream(this);
        stream = begun;
        opened = channel;
        BridgeGrpc.newStub(channel)
                .open(
                        OpenRequest.newBuilder()
                                .setSessionId(name)
                                .setDevice(Objects.requireNonNullElse(device, ""))
                                .setLease(told(lease))
                                .build(),
                        begun);
    }

    CompletableFuture<SendOutcome> send(OutgoingMessage message, Instant deadline) {
        Channel channel;
        synchronized (this) {
            channel = opened;
            if (!online || channel == null) {
                return CompletableFuture.completedFuture(SendOutcome.NOT_SENT);
            }
        }
        return SendCall.begin(channel, name, message, deadline, around.clock()).thenCompose(restrictions::heeded);
    }

    synchronized void renew(SessionLease renewed) {
        lease = renewed;
        if (stream == null && leaseLost) {
            leaseLost = false;
            around.wantsTurn(this);
        } else if (opened != null) {
            BridgeGrpc.newStub(opened)
                    .withDeadlineAfter(RENEW_SECONDS_MOST, TimeUnit.SECONDS)
                    .renewLease(
                            RenewLeaseRequest.newBuilder()
                                    .setSessionId(name)
                                    .setLease(told(renewed))
                                    .build(),
                            new Answer<RenewLeaseReply>());
        }
    }

    /** Disconnects, here and now. */
    synchronized void close() {
        end();
    }

    /** Logs the device out, as soon as the bridge can. */
    synchronized void unlink() {
        unlinking = true;
        if (stream != null) {
            logOut();
        } else if (device == null) {
            end();
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
            case LINK_CODE -> {
                around.hadTurn(this);
                codes.shown(event.getLinkCode(), channel);
            }
            case PASSKEY -> tell(LossReason.PASSKEY_REQUIRED, null);
            case LINKED -> linked(event.getLinked());
            case CONNECTION -> connection(event.getConnection());
            case RECEIPT -> mail.receipt(event.getReceipt());
            case MESSAGE -> mail.incoming(event.getMessage(), channel);
            case TEXT_WANTED -> mail.textWanted(event.getTextWanted().getMessageId(), channel);
            case SENDING_RESTRICTED -> restrictions.told(event.getSendingRestricted());
            case ENDED -> ended(event.getEnded());
            case ENGINE_NOTICE ->
                log.debug(
                        "WhatsApp's engine says {} {}",
                        event.getEngineNotice().getName(),
                        event.getEngineNotice().getCode());
            case EVENT_NOT_SET -> log.debug("The bridge says something that this version does not know");
        }
    }

    /** The stream is gone without a word about the session. */
    synchronized void broke(SessionStream from, Status status) {
        if (from != stream) {
            return;
        }
        var was = letGo();
        switch (status.getCode()) {
            case NOT_FOUND -> {
                log.error("The keys of {}'s device are gone: it has to be linked again", account);
                end();
                if (!unlinking) {
                    var _ = around.events().unlinked(account, link, Actor.SYSTEM);
                }
            }
            case FAILED_PRECONDITION -> leaseTaken();
            default -> {
                lostIf(was);
                retry(RETRIES.pause(failures++));
            }
        }
    }

    private void linked(Linked linked) {
        device = linked.getDevice();
        var _ = around.events().linked(account, link, linked.getNumber(), linked.getDevice());
    }

    private void connection(Connection connection) {
        switch (connection.getState()) {
            case CONNECTED -> {
                around.hadTurn(this);
                online = true;
                stoppedBy = null;
                failures = 0;
                if (unlinking) {
                    logOut();
                } else if (device != null) {
                    var _ = around.events().connectionRestored(account, link);
                }
            }
            case DISCONNECTED, STOPPED -> {
                around.hadTurn(this);
                online = false;
                if (unlinking) {
                    logOut();
                } else {
                    lost(connection);
                }
            }
            case CONNECTING, STATE_UNSPECIFIED, UNRECOGNIZED -> log.trace("{} is connecting", account);
        }
    }

    private void lost(Connection connection) {
        var loss = Loss.of(connection, around.clock().instant());
        if (device != null) {
            tell(loss.reason(), loss.until());
        }
        if (connection.getState() != Connection.State.STOPPED) {
            return;
        }
        log.warn("WhatsApp stopped the session of {}: {} ({})", account, loss.reason(), connection.getEngineCode());
        if (device == null) {
            end();
            var _ = around.events().linkExpired(account, link);
        } else if (loss.reopenAfter() == null) {
            stoppedBy = loss.reason();
        } else {
            letGo();
            retry(loss.reopenAfter());
        }
    }

    private void ended(Ended ended) {
        var was = letGo();
        switch (ended.getCause()) {
            case LINK_EXPIRED, LINK_FAILED -> {
                end();
                if (!unlinking) {
                    var _ = around.events().linkExpired(account, link);
                }
            }
            case UNLINKED_BY_PHONE -> {
                end();
                if (!unlinking) {
                    var _ = around.events().unlinked(account, link, Actor.PHONE);
                }
            }
            case UNLINKED -> end();
            case LEASE_TAKEN -> leaseTaken();
            case CLOSED, CAUSE_UNSPECIFIED, UNRECOGNIZED -> {
                lostIf(was);
                retry(RETRIES.pause(failures++));
            }
        }
    }

    /** Who has the lease tells how the device is; it comes back to us with a newer one. */
    private void leaseTaken() {
        leaseLost = true;
        if (unlinking) {
            end();
        }
    }

    private void tell(LossReason reason, @Nullable Instant until) {
        if (!unlinking) {
            var _ = around.events().connectionLost(account, link, reason, until);
        }
    }

    private void lostIf(boolean was) {
        if (was && device != null) {
            tell(LossReason.NETWORK, null);
        }
    }

    private void retry(Duration pause) {
        if (!over) {
            var _ = around.timer().after(pause, () -> around.wantsTurn(this));
        }
    }

    private void logOut() {
        if (opened != null) {
            var answer = new Answer<UnlinkReply>();
            BridgeGrpc.newStub(opened)
                    .withDeadlineAfter(UNLINK_SECONDS_MOST, TimeUnit.SECONDS)
                    .unlink(UnlinkRequest.newBuilder().setSessionId(name).build(), answer);
            var _ = answer.future().whenComplete((_, failure) -> loggedOut(failure == null));
        }
    }

    /** What could not be done now is done when the session is open again; an attempt has nothing to come back for. */
    private synchronized void loggedOut(boolean well) {
        if (well || device == null) {
            end();
        } else if (!over && stream != null) {
            letGo();
            retry(RETRIES.pause(failures++));
        }
    }

    private void end() {
        over = true;
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

    private static Lease told(SessionLease lease) {
        return Lease.newBuilder()
                .setEpoch(lease.epoch())
                .setValidForMillis(lease.validFor().toMillis())
                .build();
    }
}
