/** The stored JSON of events, snapshots and tokens, and the upcasting of older shapes. */
@NullMarked
package com.ogensync.connect.postgres.serialization;

import org.jspecify.annotations.NullMarked;
