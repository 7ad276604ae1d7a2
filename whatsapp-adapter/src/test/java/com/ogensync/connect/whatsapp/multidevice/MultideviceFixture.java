package com.ogensync.connect.whatsapp.multidevice;

import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.bridge.v1.Connection;
import com.ogensync.connect.bridge.v1.LinkCode;
import com.ogensync.connect.bridge.v1.Linked;
import com.ogensync.connect.bridge.v1.OpenRequest;
import com.ogensync.connect.bridge.v1.SessionEvent;
import com.ogensync.connect.whatsapp.MemoryIndex;
import com.ogensync.connect.whatsapp.PlainVault;
import com.ogensync.connect.whatsapp.TestClock;
import com.ogensync.connect.whatsapp.TestTimer;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionFactory;

/** A gateway with a fake bridge, and the events that it reported. */
final class MultideviceFixture implements AutoCloseable {

    static final AccountId ACCOUNT = new AccountId(UUID.fromString("0a1b2c3d-0000-4000-8000-000000000001"));
    static final String DEVICE = "919876543210:1@s.whatsapp.net";
    static final String SESSION = ACCOUNT.uuid() + ":1";
    static final SessionLease LEASE = new SessionLease(7, Duration.ofSeconds(15));

    final TestClock clock = new TestClock();
    final TestTimer timer = new TestTimer(clock);
    final MemoryIndex messages = new MemoryIndex();
    final PlainVault vault = new PlainVault();
    final RecordedEvents events = new RecordedEvents();
    final FakeBridge bridge;
    final MultideviceWhatsAppGateway gateway;

    MultideviceFixture() {
        this(new FakeBridge());
    }

    MultideviceFixture(FakeBridge bridge) {
        this.bridge = bridge;
        gateway = new MultideviceWhatsAppGateway(bridge, new SentTexts(messages, vault), clock, timer);
        gateway.start(events.listener());
    }

    /** Returns a condition with a short polling interval, for the work of other threads. */
    static ConditionFactory awaitSoon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2));
    }

    /** Connects a device that was linked earlier. */
    MultideviceFixture connected() {
        gateway.open(ACCOUNT, 1, DEVICE, LEASE);
        emit(connection(Connection.State.CONNECTED));
        events.clear();
        return this;
    }

    void emit(SessionEvent.Builder event) {
        bridge.emit(SESSION, event);
    }

    /** Waits until the session was opened this many times in the bridge, and is open now. */
    OpenRequest awaitOpened(int times) {
        awaitSoon().until(() -> {
            timer.advance(Duration.ofMillis(100));
            return bridge.all(OpenRequest.class).size() >= times && bridge.isOpen(SESSION);
        });
        return bridge.all(OpenRequest.class).getLast();
    }

    CompletableFuture<SendOutcome> send(String id) {
        return gateway.send(
                ACCOUNT,
                new OutgoingMessage(new WhatsAppMessageId(id), "918888888888", new TextContent("Hello")),
                clock.instant().plus(Duration.ofSeconds(10)));
    }

    static SessionEvent.Builder connection(Connection.State state) {
        return SessionEvent.newBuilder().setConnection(Connection.newBuilder().setState(state));
    }

    static SessionEvent.Builder qr(String code) {
        return SessionEvent.newBuilder()
                .setLinkCode(LinkCode.newBuilder()
                        .setMethod(LinkCode.Method.QR)
                        .setCode(code)
                        .setExpiresAtMillis(1_767_323_045_678L));
    }

    static SessionEvent.Builder linked() {
        return SessionEvent.newBuilder()
                .setLinked(Linked.newBuilder().setNumber("919876543210").setDevice(DEVICE));
    }

    @Override
    public void close() {
        gateway.stop();
    }
}
