package com.ogensync.connect.whatsapp;

import com.ogensync.connect.whatsapp.pacing.Pacing;
import java.time.Duration;

/**
 * What can be set.
 *
 * @param nodeId this node's name in leases; a node that keeps it over a restart has its sessions back at once
 * @param ackTimeout how long a gateway may wait for WhatsApp's acknowledgement
 * @param lease how long a session stays a node's own without being renewed; it is renewed every third of it
 * @param recoveryInterval how often open messages are looked through
 * @param recoveryBatch how many at most in one look
 * @param retryFirst the pause before an open message's first further attempt; it doubles
 * @param retryMost the longest pause
 * @param queueCapacity messages of one account that are on their way to the gateway; more are left to recovery
 * @param outcomeReports outcomes that are stored at the same time; fewer than the database has connections
 * @param receiptReports receipts that are stored at the same time
 * @param stopGrace how long messages under way may take to finish at the end
 * @param absenceKept how long it is remembered that somebody is not on WhatsApp; zero forgets at once
 * @param pacing how gently messages are sent
 */
public record WhatsAppSettings(
        String nodeId,
        Duration ackTimeout,
        Duration lease,
        Duration recoveryInterval,
        int recoveryBatch,
        Duration retryFirst,
        Duration retryMost,
        int queueCapacity,
        int outcomeReports,
        int receiptReports,
        Duration stopGrace,
        Duration absenceKept,
        Pacing pacing) {

    /** What suits most. */
    public static WhatsAppSettings of(String nodeId, Duration ackTimeout) {
        return new WhatsAppSettings(
                nodeId,
                ackTimeout,
                Duration.ofSeconds(15),
                Duration.ofSeconds(1),
                1000,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5),
                2000,
                8,
                8,
                Duration.ofSeconds(4),
                Duration.ZERO,
                Pacing.OFF);
    }

    /** The same, remembering who is not on WhatsApp, and sending so gently. */
    public WhatsAppSettings with(Duration remembered, Pacing gently) {
        return new WhatsAppSettings(
                nodeId,
                ackTimeout,
                lease,
                recoveryInterval,
                recoveryBatch,
                retryFirst,
                retryMost,
                queueCapacity,
                outcomeReports,
                receiptReports,
                stopGrace,
                remembered,
                gently);
    }
}
