package com.ogensync.connect.whatsapp;

import java.time.Duration;

/** The settings of a node in tests: the usual ones, but it stops without much ado. */
final class NodeSettings {

    private NodeSettings() {}

    static WhatsAppSettings usual() {
        var usual = WhatsAppSettings.of("node-1", Node.ACK_TIMEOUT);
        return new WhatsAppSettings(
                usual.nodeId(),
                usual.ackTimeout(),
                usual.lease(),
                usual.recoveryInterval(),
                usual.recoveryBatch(),
                usual.retryFirst(),
                usual.retryMost(),
                usual.queueCapacity(),
                usual.outcomeReports(),
                usual.receiptReports(),
                Duration.ofMillis(200),
                usual.absenceKept(),
                usual.pacing());
    }
}
