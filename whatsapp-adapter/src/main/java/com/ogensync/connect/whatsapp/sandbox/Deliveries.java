package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Simulates the delivery of messages, with special behaviour for some recipients. */
final class Deliveries {

    static final String NOT_ON_WHATSAPP = "10000000404";
    static final String RESTRICTED = "10000000463";
    static final String NEVER_ACKNOWLEDGED = "10000000408";
    static final String SLOW = "10000000429";
    static final Duration SLOW_ACK_AFTER = Duration.ofSeconds(3);
    static final Duration DELIVERED_AFTER = Duration.ofMillis(200);
    static final Duration READ_AFTER = Duration.ofMillis(600);

    private final SimulatedNetwork network;

    Deliveries(SimulatedNetwork network) {
        this.network = network;
    }

    CompletableFuture<SendOutcome> send(AccountId account, OutgoingMessage message, Instant deadline) {
        synchronized (network) {
            var session = network.connected(account);
            if (session == null) {
                return CompletableFuture.completedFuture(SendOutcome.NOT_SENT);
            }
            var outcome = session.expect(message.id());
            switch (message.to()) {
                case NOT_ON_WHATSAPP -> outcome.complete(new SendOutcome.Refused("404"));
                case RESTRICTED -> outcome.complete(new SendOutcome.Refused("463"));
                default -> deliver(account, session, message, deadline, outcome);
            }
            return outcome;
        }
    }

    /** Delivers the message, then acknowledges it immediately, late or never. */
    private void deliver(
            AccountId account,
            OpenSession session,
            OutgoingMessage message,
            Instant deadline,
            CompletableFuture<SendOutcome> outcome) {
        var id = new MessageId(account, message.id());
        var now = network.clock().instant();
        var to = Spelling.registered(message.to());
        var resolved = to.equals(message.to()) ? null : to;
        var text = message.content().text();
        var arrived = network.receive(new Entry.Received(id, network.phoneOf(account, session), to, text, now));
        var _ = arrived.whenCompleteAsync(
                (_, failure) -> {
                    if (failure != null) {
                        outcome.complete(SendOutcome.UNKNOWN);
                        return;
                    }
                    switch (message.to()) {
                        case NEVER_ACKNOWLEDGED -> timeOutAt(deadline, outcome);
                        case SLOW -> {
                            timeOutAt(deadline, outcome);
                            network.timer().after(SLOW_ACK_AFTER, () -> acknowledge(session, id, resolved, outcome));
                        }
                        default -> acknowledge(session, id, resolved, outcome);
                    }
                },
                Thread::startVirtualThread);
    }

    private void timeOutAt(Instant deadline, CompletableFuture<SendOutcome> outcome) {
        var left = Duration.between(network.clock().instant(), deadline);
        network.timer().after(left, () -> outcome.complete(SendOutcome.UNKNOWN));
    }

    private void acknowledge(
            OpenSession session, MessageId id, @Nullable String resolved, CompletableFuture<SendOutcome> outcome) {
        outcome.complete(new SendOutcome.Acknowledged(network.clock().instant(), resolved));
        receipt(session, DELIVERED_AFTER, () -> network.events().delivered(id.account(), id.whatsAppId()));
        receipt(session, READ_AFTER, () -> network.events().read(id.account(), id.whatsAppId()));
    }

    private void receipt(OpenSession session, Duration delay, Runnable receipt) {
        network.timer().after(delay, () -> {
            synchronized (network) {
                session.receive(receipt);
            }
        });
    }
}
