package com.ogensync.connect.rest.limits;

/**
 * The result of counting one request.
 *
 * @param granted whether the request is within the limit
 * @param remaining how many more requests the current window allows
 * @param resetSeconds seconds until the next window begins, 1-60
 */
record Quota(boolean granted, int remaining, int resetSeconds) {}
