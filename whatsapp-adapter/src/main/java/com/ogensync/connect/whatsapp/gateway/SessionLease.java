package com.ogensync.connect.whatsapp.gateway;

import java.time.Duration;

/**
 * The right to use a linked device for a limited time. A newer epoch invalidates all older ones, even if they have not
 * expired.
 *
 * @param epoch grows with each new owner
 * @param validFor how long the lease is valid from now on, unless it is renewed
 */
public record SessionLease(long epoch, Duration validFor) {}
