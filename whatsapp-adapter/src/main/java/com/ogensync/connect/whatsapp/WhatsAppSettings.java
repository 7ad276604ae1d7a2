package com.ogensync.connect.whatsapp;

import com.ogensync.connect.whatsapp.pacing.Pacing;
import java.time.Duration;

/**
 * Settings of the WhatsApp module.
 *
 * @param nodeId this node's name in leases; a node with a stable name regains its sessions right after a restart
 * @param ackTimeout how long a gateway may wait for WhatsApp's acknowledgement
 * @param lease how long a session lease is valid without renewal; it is renewed every third of that time
 * @param recoveryInterval how often recovery checks open messages
 * @param recoveryBatch the maximum number of messages per recovery run
 * @param retryFirst the pause before the first retry of an open message; it doubles with each retry
 * @param retryMost the longest pause between retries
 * @param queueCapacity the maximum number of messages queued for one account; recovery sends the rest
 * @param outcomeReports the maximum number of outcomes stored concurrently; below the size of the database pool
 * @param receiptReports the maximum number of receipts stored concurrently
 * @param stopGrace how long the shutdown waits for messages in progress
 * @param absenceKept how long a number that is not on WhatsApp is cached; zero disables the cache
 * @param pacing the pacing of outgoing messages
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

    /** Returns the default settings, without pacing. */
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

    /** Returns a copy with this lifetime for cached absent numbers and this pacing. */
    public WhatsAppSettings with(Duration absence, Pacing paced) {
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
                absence,
                paced);
    }
}
