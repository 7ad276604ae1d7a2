package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.bridge.v1.Device;
import com.ogensync.connect.bridge.v1.ListDevicesReply;
import com.ogensync.connect.bridge.v1.ListDevicesRequest;
import com.ogensync.connect.runtime.timing.SystemTimer;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.bridge.Bridge;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import com.ogensync.connect.whatsapp.gateway.WhatsAppEvents;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import io.grpc.Channel;
import io.grpc.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends through the real WhatsApp as linked devices. The bridge is started with the first session. After it has died
 * and restarted, all sessions are reopened; the outcome of messages that were in progress is unknown.
 */
public final class MultideviceWhatsAppGateway implements WhatsAppGateway {

    private static final Duration REPORT_DELAY_MAX = Duration.ofSeconds(15);
    private static final Duration LIST_TIMEOUT = Duration.ofSeconds(30);
    private static final SessionLease UNTIL_REVOKED = new SessionLease(0, Duration.ZERO);
    /** Takes the device from every other owner, to log it out. */
    private static final SessionLease REVOKING = new SessionLease(Long.MAX_VALUE, Duration.ofMinutes(1));

    private final Bridge bridge;
    private final Map<AccountId, DeviceSession> sessions = new ConcurrentHashMap<>();
    private final Set<DeviceSession> leaving = ConcurrentHashMap.newKeySet();
    private final SessionContext context;

    /** Creates a gateway without any session. */
    public MultideviceWhatsAppGateway(Bridge bridge, SentTexts texts, Clock clock) {
        this(bridge, texts, clock, new SystemTimer("multidevice-timer"));
    }

    MultideviceWhatsAppGateway(Bridge bridge, SentTexts texts, Clock clock, Timer timer) {
        this.bridge = bridge;
        context = new SessionContext(bridge, texts, clock, timer, this::closed);
    }

    /** Returns the number of sessions that are stopped for this reason until a person acts. */
    public long stopped(LossReason reason) {
        return sessions.values().stream()
                .filter(it -> it.stoppedBy().filter(reason::equals).isPresent())
                .count();
    }

    @Override
    public void start(WhatsAppEvents listener) {
        context.start(
                listener,
                () -> Stream.concat(sessions.values().stream(), leaving.stream())
                        .toList());
    }

    @Override
    public void link(AccountId account, long link, LinkMethod method, @Nullable String phone) {
        var session = sessions.get(account);
        if (session == null || session.link() != link) {
            session = new DeviceSession(context, account, link, null, UNTIL_REVOKED);
            replace(account, session);
        }
        if (phone != null) {
            session.requestPairingCode(phone);
        }
        context.requestConnect(session);
    }

    @Override
    public CompletableFuture<Boolean> answerPasskey(AccountId account, long link, String response) {
        return call(account, link, (to, session) -> PasskeyCalls.answer(to, session, response));
    }

    @Override
    public CompletableFuture<Boolean> confirmPasskey(AccountId account, long link) {
        return call(account, link, PasskeyCalls::confirm);
    }

    private CompletableFuture<Boolean> call(
            AccountId account, long link, BiFunction<Channel, String, CompletableFuture<Boolean>> call) {
        var session = sessions.get(account);
        return session == null || session.link() != link
                ? CompletableFuture.completedFuture(false)
                : session.call(call);
    }

    @Override
    public void open(AccountId account, long link, String device, SessionLease lease) {
        var session = new DeviceSession(context, account, link, device, lease);
        replace(account, session);
        context.requestConnect(session);
        var _ = context.timer().after(REPORT_DELAY_MAX, session::reportIfSilent);
    }

    @Override
    public void renew(AccountId account, SessionLease lease) {
        var session = sessions.get(account);
        if (session != null) {
            session.renew(lease);
        }
    }

    @Override
    public CompletableFuture<SendOutcome> send(AccountId account, OutgoingMessage message, Instant deadline) {
        var session = sessions.get(account);
        return session == null
                ? CompletableFuture.completedFuture(SendOutcome.NOT_SENT)
                : session.send(message, deadline);
    }

    @Override
    public void unlink(AccountId account, long link) {
        var session = sessions.get(account);
        if (session != null && session.link() == link) {
            leaving.add(session);
            sessions.remove(account, session);
            session.unlink();
        }
    }

    @Override
    public void logOut(AccountId account, long link, String device) {
        var session = new DeviceSession(context, account, link, device, REVOKING);
        leaving.add(session);
        session.unlink();
    }

    @Override
    public CompletableFuture<Set<String>> devices() {
        bridge.ensureStarted();
        var channel = context.channel();
        return channel == null
                ? CompletableFuture.failedFuture(Status.UNAVAILABLE.asException())
                : UnaryCall.<ListDevicesReply>begin(
                                channel,
                                LIST_TIMEOUT,
                                (stub, reply) -> stub.listDevices(ListDevicesRequest.getDefaultInstance(), reply))
                        .thenApply(reply -> reply.getDevicesList().stream()
                                .map(Device::getDevice)
                                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void close(AccountId account) {
        var session = sessions.remove(account);
        if (session != null) {
            session.close();
        }
    }

    @Override
    public void stop() {
        context.timer().close();
        sessions.values().forEach(DeviceSession::close);
        leaving.forEach(DeviceSession::close);
        bridge.stop();
    }

    private void replace(AccountId account, DeviceSession session) {
        var former = sessions.put(account, session);
        if (former != null) {
            former.close();
        }
    }

    private void closed(DeviceSession session) {
        sessions.values().remove(session);
        leaving.remove(session);
    }
}
