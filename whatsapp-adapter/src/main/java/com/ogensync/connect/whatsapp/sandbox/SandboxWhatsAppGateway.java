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
 * Simulates WhatsApp within this process. The state of the simulated servers is a journal in a folder: linked devices
 * and received messages are stored before they are acknowledged, so they survive a kill of this process; a power
 * failure can lose the last seconds. The journal contains numbers and texts, and only its owner may read it.
 *
 * <p>Special recipients: {@code 10000000404} is not on WhatsApp, {@code 10000000463} is refused, {@code 10000000408}
 * receives the message but never acknowledges it, {@code 10000000429} acknowledges after 3 s. All others acknowledge
 * immediately and send receipts shortly after. Brazilian numbers with a ninth digit, Mexican ones without a 1 and
 * Argentinian ones without a 9 are registered under WhatsApp's spelling, and messages are sent there: see
 * {@link Spelling}.
 */
public final class SandboxWhatsAppGateway implements WhatsAppGateway {

    private static final String JOURNAL = "sandbox-whatsapp.journal";

    private final SimulatedNetwork network;
    private final Deliveries deliveries;

    /**
     * Opens the journal.
     *
     * @param folder the folder of the journal, created if missing
     * @throws IllegalStateException if another sandbox has the journal open
     */
    public SandboxWhatsAppGateway(Path folder, Clock clock) {
        this(folder, clock, new SystemTimer("sandbox-timer"));
    }

    SandboxWhatsAppGateway(Path folder, Clock clock, Timer timer) {
        network = new SimulatedNetwork(folder.resolve(JOURNAL), clock, timer);
        deliveries = new Deliveries(network);
    }

    /** Returns the controls of the simulated phones and network. */
    public SandboxNetwork network() {
        return network;
    }

    @Override
    public void start(WhatsAppEvents events) {
        network.start(events);
    }

    @Override
    public void link(AccountId account, long link, LinkMethod method, @Nullable String phone) {
        network.link(account, link, method, phone);
    }

    @Override
    public void open(AccountId account, long link, String device, SessionLease lease) {
        network.open(account, link);
    }

    /** Ignores the lease: the journal's file lock admits one node at a time. */
    @Override
    public void renew(AccountId account, SessionLease lease) {}

    @Override
    public CompletableFuture<SendOutcome> send(AccountId account, OutgoingMessage message, Instant deadline) {
        return deliveries.send(account, message, deadline);
    }

    @Override
    public void unlink(AccountId account, long link) {
        network.unlink(account, link);
    }

    @Override
    public void close(AccountId account) {
        network.close(account);
    }

    @Override
    public void stop() {
        network.stop();
    }
}
