package com.ogensync.connect.whatsapp;

import java.time.Duration;

/** The settings of a node in tests: the defaults with a short grace period at shutdown. */
final class NodeSettings {

    private NodeSettings() {}

    static WhatsAppSettings defaults() {
        var defaults = WhatsAppSettings.of("node-1", Node.ACK_TIMEOUT);
        return new WhatsAppSettings(
                defaults.nodeId(),
                defaults.ackTimeout(),
                defaults.lease(),
                defaults.recoveryInterval(),
                defaults.recoveryBatch(),
                defaults.retryFirst(),
                defaults.retryMost(),
                defaults.queueCapacity(),
                defaults.outcomeReports(),
                defaults.receiptReports(),
                Duration.ofMillis(200),
                defaults.absenceKept(),
                defaults.pacing());
    }
}
