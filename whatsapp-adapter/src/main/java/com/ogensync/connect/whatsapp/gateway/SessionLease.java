package com.ogensync.connect.whatsapp.gateway;

import java.time.Duration;

/**
 * The right to use a linked device, for a time. Whoever has an older epoch has lost it, whatever its clock says.
 *
 * @param validFor how long it is good from now on, unless it is renewed
 */
public record SessionLease(long epoch, Duration validFor) {}
