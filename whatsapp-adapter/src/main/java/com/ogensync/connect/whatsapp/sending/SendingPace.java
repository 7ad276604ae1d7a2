package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.runtime.timing.Backoff;
import java.time.Duration;

/**
 * How fast, how often and how many.
 *
 * @param ackTimeout how long a gateway may wait for WhatsApp's acknowledgement
 * @param recoveryInterval how often open messages are looked through
 * @param recoveryBatch how many at most in one look
 * @param retries the pauses between attempts at one message
 * @param queueCapacity messages of one account that wait for the gateway
 * @param receiptReports receipts that are stored at the same time
 * @param absenceKept how long it is remembered that somebody is not on WhatsApp; zero forgets at once
 */
public record SendingPace(
        Duration ackTimeout,
        Duration recoveryInterval,
        int recoveryBatch,
        Backoff retries,
        int queueCapacity,
        int receiptReports,
        Duration absenceKept) {}
