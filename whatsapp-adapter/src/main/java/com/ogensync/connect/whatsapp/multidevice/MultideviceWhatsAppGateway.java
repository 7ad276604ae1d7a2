package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.LossReason;
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
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The real WhatsApp, as linked devices. The bridge runs from the first session on; when it dies, its sessions are
 * opened again in the next, and nobody knows what became of the messages it had in its hands.
 */
public final class MultideviceWhatsAppGateway implements WhatsAppGateway {

    private static final int OPENED_AT_ONCE = 8;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);
    private static final SessionLease UNTIL_REVOKED = new SessionLease(0, Duration.ZERO);
    /** Nobody needs the device after it. */
    private static final SessionLease LAST = new SessionLease(Long.MAX_VALUE, Duration.ofMinutes(1));

    private final Bridge bridge;
    private final SentTexts texts;
    private final Clock clock;
    private final Timer timer;
    private final Map<AccountId, DeviceSession> sessions = new ConcurrentHashMap<>();
    private final Set<DeviceSession> leaving = ConcurrentHashMap.newKeySet();
    private final OpenQueue openings = new OpenQueue(OPENED_AT_ONCE);
    private final Around around = new Around();
    private volatile @Nullable WhatsAppEvents events;
    private volatile @Nullable Channel channel;

    /** Nothing is connected yet. */
    public MultideviceWhatsAppGateway(Bridge bridge, SentTexts texts, Clock clock) {
        this(bridge, texts, clock, new SystemTimer("multidevice-timer"));
    }

    MultideviceWhatsAppGateway(Bridge bridge, SentTexts texts, Clock clock, Timer timer) {
        this.bridge = bridge;
        this.texts = texts;
        this.clock = clock;
        this.timer = timer;
    }

    /** How many sessions are left alone for that reason, until a person does something about it. */
    public long stopped(LossReason reason) {
        return sessions.values().stream()
                .filter(it -> it.stoppedBy().filter(reason::equals).isPresent())
                .count();
    }

    @Override
    public void start(WhatsAppEvents listener) {
        events = listener;
        bridge.listen(new Life());
    }

    @Override
    public void link(AccountId account, long link, LinkMethod method, @Nullable String phone) {
        var session = sessions.get(account);
        if (session == null || session.link() != link) {
            session = new DeviceSession(around, account, link, null, UNTIL_REVOKED);
            replace(account, session);
        }
        if (phone != null) {
            session.wantCode(phone);
        }
        around.wantsTurn(session);
    }

    @Override
    public CompletableFuture<Boolean> answerPasskey(AccountId account, long link, String response) {
        return ask(account, link, (at, session) -> PasskeyCalls.answer(at, session, response));
    }

    @Override
    public CompletableFuture<Boolean> confirmPasskey(AccountId account, long link) {
        return ask(account, link, PasskeyCalls::confirm);
    }

    private CompletableFuture<Boolean> ask(
            AccountId account, long link, BiFunction<Channel, String, CompletableFuture<Boolean>> question) {
        var session = sessions.get(account);
        return session == null || session.link() != link
                ? CompletableFuture.completedFuture(false)
                : session.ask(question);
    }

    @Override
    public void open(AccountId account, long link, String device, SessionLease lease) {
        var session = new DeviceSession(around, account, link, device, lease);
        replace(account, session);
        around.wantsTurn(session);
        var _ = timer.after(LONGEST_SILENCE, session::expectWord);
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
        var session = new DeviceSession(around, account, link, device, LAST);
        leaving.add(session);
        session.unlink();
    }

    @Override
    public CompletableFuture<Set<String>> devices() {
        bridge.need();
        var opened = channel;
        return opened == null
                ? CompletableFuture.failedFuture(Status.UNAVAILABLE.asException())
                : SessionCalls.devices(opened);
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
        timer.close();
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

    /** Follows the bridge's lives. */
    private final class Life implements Bridge.Listener {

        @Override
        public void up(Channel opened) {
            channel = opened;
            var all = new ArrayList<>(sessions.values());
            all.addAll(leaving);
            all.forEach(openings::enter);
        }

        @Override
        public void down() {
            channel = null;
        }
    }

    /** What the sessions need. */
    private final class Around implements SessionContext {

        @Override
        public WhatsAppEvents events() {
            return Objects.requireNonNull(events);
        }

        @Override
        public SentTexts texts() {
            return texts;
        }

        @Override
        public Clock clock() {
            return clock;
        }

        @Override
        public Timer timer() {
            return timer;
        }

        @Override
        public @Nullable Channel channel() {
            return channel;
        }

        @Override
        public void wantsTurn(DeviceSession session) {
            bridge.need();
            if (channel != null) {
                openings.enter(session);
            }
        }

        @Override
        public void hadTurn(DeviceSession session) {
            openings.leave(session);
        }

        @Override
        public void over(DeviceSession session) {
            sessions.values().remove(session);
            leaving.remove(session);
        }
    }
}
