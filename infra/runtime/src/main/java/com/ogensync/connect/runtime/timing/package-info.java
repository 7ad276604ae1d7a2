/** Scheduling: timers, periodic tasks, backoff, and serial execution per key. */
@NullMarked
package com.ogensync.connect.runtime.timing;

import org.jspecify.annotations.NullMarked;
