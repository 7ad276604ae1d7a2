package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** How messages fare on the sandbox's network; some recipients are special. */
final class Deliveries {

    static final String NOT_ON_WHATSAPP = "10000000404";
    static final String RESTRICTED = "10000000463";
    static final String NEVER_ACKNOWLEDGED = "10000000408";
    static final String SLOW = "10000000429";
    static final Duration SLOW_TIME = Duration.ofSeconds(3);
    static final Duration UNTIL_DELIVERED = Duration.ofMillis(200);
    static final Duration UNTIL_READ = Duration.ofMillis(600);

    private final SimulatedNetwork server;

    Deliveries(SimulatedNetwork server) {
        this.server = server;
    }

    CompletableFuture<SendOutcome> send(AccountId account, OutgoingMessage message, Instant deadline) {
        synchronized (server) {
            var session = server.connected(account);
            if (session == null) {
                return CompletableFuture.completedFuture(SendOutcome.NOT_SENT);
            }
            var outcome = session.expect(message.id());
            switch (message.to()) {
                case NOT_ON_WHATSAPP -> outcome.complete(new SendOutcome.Refused("404"));
                case RESTRICTED -> outcome.complete(new SendOutcome.Refused("463"));
                default -> carry(account, session, message, deadline, outcome);
            }
            return outcome;
        }
    }

    /** The message arrives; then its acknowledgement comes back at once, late or never. */
    private void carry(
            AccountId account,
            OpenSession session,
            OutgoingMessage message,
            Instant deadline,
            CompletableFuture<SendOutcome> outcome) {
        var id = new MessageId(account, message.id());
        var now = server.clock().instant();
        var to = Spelling.registered(message.to());
        var resolved = to.equals(message.to()) ? null : to;
        var arrived = server.receive(new Entry.Received(id, server.phoneOf(account, session), to, message.text(), now));
        var _ = arrived.whenCompleteAsync(
                (_, failure) -> {
                    if (failure != null) {
                        outcome.complete(SendOutcome.UNKNOWN);
                        return;
                    }
                    switch (message.to()) {
                        case NEVER_ACKNOWLEDGED -> giveUpAt(deadline, outcome);
                        case SLOW -> {
                            giveUpAt(deadline, outcome);
                            server.timer().after(SLOW_TIME, () -> acknowledge(session, id, resolved, outcome));
                        }
                        default -> acknowledge(session, id, resolved, outcome);
                    }
                },
                Thread::startVirtualThread);
    }

    private void giveUpAt(Instant deadline, CompletableFuture<SendOutcome> outcome) {
        var left = Duration.between(server.clock().instant(), deadline);
        server.timer().after(left, () -> outcome.complete(SendOutcome.UNKNOWN));
    }

    private void acknowledge(
            OpenSession session, MessageId id, @Nullable String resolved, CompletableFuture<SendOutcome> outcome) {
        outcome.complete(new SendOutcome.Acknowledged(server.clock().instant(), resolved));
        receipt(session, UNTIL_DELIVERED, () -> server.told().delivered(id.account(), id.whatsAppId()));
        receipt(session, UNTIL_READ, () -> server.told().read(id.account(), id.whatsAppId()));
    }

    private void receipt(OpenSession session, Duration delay, Runnable receipt) {
        server.timer().after(delay, () -> {
            synchronized (server) {
                session.receive(receipt);
            }
        });
    }
}
