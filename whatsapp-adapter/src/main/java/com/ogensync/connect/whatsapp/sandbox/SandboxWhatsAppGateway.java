package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.runtime.timing.SystemTimer;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import com.ogensync.connect.whatsapp.gateway.WhatsAppEvents;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Behaves like WhatsApp, without one. What WhatsApp's servers know is a journal in a folder: linked devices and
 * received messages are in it before anything is acknowledged, and outlive a kill of this process, as the real servers
 * do; a power cut may cost the last seconds. It holds numbers and texts, and only its owner may read it.
 *
 * <p>Special recipients: {@code 10000000404} is not on WhatsApp, {@code 10000000463} is refused, {@code 10000000408}
 * gets the message but never acknowledges, {@code 10000000429} acknowledges after 3 s. All others acknowledge at once,
 * and send receipts shortly after. Numbers of Brazil with a ninth digit, of Mexico without a 1 and of Argentina without
 * a 9 are known under WhatsApp's own spelling, and messages go there: see {@link Spelling}.
 */
public final class SandboxWhatsAppGateway implements WhatsAppGateway {

    private static final String JOURNAL = "sandbox-whatsapp.journal";

    private final SimulatedNetwork server;
    private final Deliveries deliveries;

    /**
     * Opens the journal; nobody else may have it open.
     *
     * @param folder where it is, made when missing
     */
    public SandboxWhatsAppGateway(Path folder, Clock clock) {
        this(folder, clock, new SystemTimer("sandbox-timer"));
    }

    SandboxWhatsAppGateway(Path folder, Clock clock, Timer timer) {
        server = new SimulatedNetwork(folder.resolve(JOURNAL), clock, timer);
        deliveries = new Deliveries(server);
    }

    /** The world outside, to be played with. */
    public SandboxNetwork network() {
        return server;
    }

    @Override
    public void start(WhatsAppEvents events) {
        server.start(events);
    }

    @Override
    public void link(AccountId account, long link, LinkMethod method, @Nullable String phone) {
        server.link(account, link, method, phone);
    }

    @Override
    public void open(AccountId account, long link, String device, SessionLease lease) {
        server.open(account, link);
    }

    /** Its journal has one owner at a time: there is nothing to fence. */
    @Override
    public void renew(AccountId account, SessionLease lease) {}

    @Override
    public CompletableFuture<SendOutcome> send(AccountId account, OutgoingMessage message, Instant deadline) {
        return deliveries.send(account, message, deadline);
    }

    @Override
    public void unlink(AccountId account, long link) {
        server.unlink(account, link);
    }

    @Override
    public void close(AccountId account) {
        server.close(account);
    }

    @Override
    public void stop() {
        server.stop();
    }
}
