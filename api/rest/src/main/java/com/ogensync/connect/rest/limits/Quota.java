package com.ogensync.connect.rest.limits;

/**
 * What a limit says to one request.
 *
 * @param granted whether it may go on
 * @param remaining how many more may, in this cycle
 * @param resetSeconds when the next cycle begins, 1-60
 */
record Quota(boolean granted, int remaining, int resetSeconds) {}
