/** The event store: Axon's JDBC engine on this module's schema, and the exact JSON format of stored events. */
@NullMarked
package com.ogensync.connect.postgres.events;

import org.jspecify.annotations.NullMarked;
