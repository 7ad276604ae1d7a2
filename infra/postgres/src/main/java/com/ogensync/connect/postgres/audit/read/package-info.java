/** Reads the stored events in one snapshot, on connections of its own. */
@NullMarked
package com.ogensync.connect.postgres.audit.read;

import org.jspecify.annotations.NullMarked;
