package com.ogensync.connect.rest;

/**
 * Rate and concurrency limits, each at least 1.
 *
 * @param sendsPerMinute sends per account in 60 s
 * @param registrationsPerMinute registrations per client address in 60 s
 * @param openMessages accepted messages without an acknowledgement, per account
 * @param concurrentSends concurrent sends on this node
 */
public record RequestLimits(int sendsPerMinute, int registrationsPerMinute, int openMessages, int concurrentSends) {

    private static final int READS_PER_SEND = 10;

    public RequestLimits {
        if (Math.min(Math.min(sendsPerMinute, registrationsPerMinute), Math.min(openMessages, concurrentSends)) < 1) {
            throw new IllegalArgumentException("Limits must be greater than 0");
        }
    }

    /** Returns the limit of requests other than sends per account, and of requests per operator, in 60 s. */
    public int readsPerMinute() {
        return (int) Math.min(Integer.MAX_VALUE, (long) sendsPerMinute * READS_PER_SEND);
    }
}
