/** Long pasts, made by seed and written straight into the event store, for measuring how they are read. */
@NullMarked
package com.ogensync.connect.reliability.history;

import org.jspecify.annotations.NullMarked;
