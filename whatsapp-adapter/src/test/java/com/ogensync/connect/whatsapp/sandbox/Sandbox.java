package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.whatsapp.TestClock;
import com.ogensync.connect.whatsapp.TestTimer;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A sandbox with test time, and the events that it reported. */
final class Sandbox implements AutoCloseable {

    static final AccountId ACCOUNT = new AccountId(UUID.fromString("0a1b2c3d-0000-4000-8000-000000000001"));
    static final String PHONE = "919876543210";

    final TestClock clock = new TestClock();
    final TestTimer timer = new TestTimer(clock);
    final RecordedEvents events = new RecordedEvents();
    final SandboxWhatsAppGateway gateway;
    final SandboxNetwork network;

    Sandbox(Path folder) {
        gateway = new SandboxWhatsAppGateway(folder, clock, timer);
        network = gateway.network();
        gateway.start(events);
    }

    Sandbox linked() {
        return linked(ACCOUNT, 1, PHONE);
    }

    Sandbox linked(AccountId account, long link, String phone) {
        gateway.link(account, link, LinkMethod.QR, null);
        if (!network.scan(events.lastCode(), phone)) {
            throw new IllegalStateException("The code was refused");
        }
        return this;
    }

    void open(String device) {
        gateway.open(ACCOUNT, 1, device, new SessionLease(1, Duration.ofSeconds(15)));
    }

    CompletableFuture<SendOutcome> send(String id, String to, String text) {
        return send(ACCOUNT, id, to, text);
    }

    CompletableFuture<SendOutcome> send(AccountId account, String id, String to, String text) {
        return gateway.send(
                account,
                new OutgoingMessage(new WhatsAppMessageId(id), to, new TextContent(text)),
                clock.instant().plus(Duration.ofSeconds(10)));
    }

    @Override
    public void close() {
        gateway.stop();
    }
}
