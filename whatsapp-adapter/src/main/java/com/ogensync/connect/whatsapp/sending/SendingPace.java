package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.runtime.timing.Backoff;
import java.time.Duration;

/**
 * Time-outs, intervals and limits of sending.
 *
 * @param ackTimeout how long a gateway may wait for WhatsApp's acknowledgement
 * @param recoveryInterval how often recovery checks open messages
 * @param recoveryBatch the maximum number of messages per recovery run
 * @param retries the pauses between attempts to send one message
 * @param queueCapacity the maximum number of messages queued for one account
 * @param receiptReports the maximum number of receipts stored concurrently
 * @param absenceKept how long a number that is not on WhatsApp is cached; zero disables the cache
 */
public record SendingPace(
        Duration ackTimeout,
        Duration recoveryInterval,
        int recoveryBatch,
        Backoff retries,
        int queueCapacity,
        int receiptReports,
        Duration absenceKept) {}
