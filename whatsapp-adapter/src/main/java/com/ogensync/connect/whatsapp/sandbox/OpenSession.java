package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A device that the service keeps open, connected or not. Guarded by the gateway's lock. */
final class OpenSession {

    private final long link;
    private final Map<WhatsAppMessageId, CompletableFuture<SendOutcome>> unanswered = new ConcurrentHashMap<>();
    private final Queue<Runnable> held = new ArrayDeque<>();
    private boolean connected;

    OpenSession(long link) {
        this.link = link;
    }

    long link() {
        return link;
    }

    boolean isConnected() {
        return connected;
    }

    /** What the network held for the device comes now. */
    void connect() {
        connected = true;
        for (var receipt = held.poll(); receipt != null; receipt = held.poll()) {
            receipt.run();
        }
    }

    /** Nobody knows any more what becomes of the messages that have no answer. */
    void disconnect() {
        connected = false;
        unanswered.values().forEach(outcome -> outcome.complete(SendOutcome.UNKNOWN));
    }

    /** An outcome that is owed from now on, until it is there. */
    CompletableFuture<SendOutcome> expect(WhatsAppMessageId message) {
        var outcome = new CompletableFuture<SendOutcome>();
        unanswered.put(message, outcome);
        var _ = outcome.whenComplete((_, _) -> unanswered.remove(message, outcome));
        return outcome;
    }

    /** The network gives a receipt to the device, as soon as it is connected. */
    void receive(Runnable receipt) {
        if (connected) {
            receipt.run();
        } else {
            held.add(receipt);
        }
    }
}
