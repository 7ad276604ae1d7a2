/** Scheduling: timers, periodic tasks, growing pauses, and serial execution per key. */
@NullMarked
package com.ogensync.connect.runtime.timing;

import org.jspecify.annotations.NullMarked;
