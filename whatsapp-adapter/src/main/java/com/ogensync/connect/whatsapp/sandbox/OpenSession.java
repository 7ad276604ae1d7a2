package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A session that the service has opened, connected or not. Guarded by the network's lock. */
final class OpenSession {

    private final long link;
    private final Map<WhatsAppMessageId, CompletableFuture<SendOutcome>> pending = new ConcurrentHashMap<>();
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

    /** Connects the device and delivers the receipts that were held back. */
    void connect() {
        connected = true;
        for (var receipt = held.poll(); receipt != null; receipt = held.poll()) {
            receipt.run();
        }
    }

    /** Disconnects the device. The outcome of pending messages becomes unknown. */
    void disconnect() {
        connected = false;
        pending.values().forEach(outcome -> outcome.complete(SendOutcome.UNKNOWN));
    }

    /** Returns the future outcome of a message, registered as pending until it completes. */
    CompletableFuture<SendOutcome> expect(WhatsAppMessageId message) {
        var outcome = new CompletableFuture<SendOutcome>();
        pending.put(message, outcome);
        var _ = outcome.whenComplete((_, _) -> pending.remove(message, outcome));
        return outcome;
    }

    /** Delivers a receipt to the device, now or once it is connected. */
    void receive(Runnable receipt) {
        if (connected) {
            receipt.run();
        } else {
            held.add(receipt);
        }
    }
}
