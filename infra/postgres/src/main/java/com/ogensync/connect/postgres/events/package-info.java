/** The event store: Axon's JDBC engine on our schema, and the exact JSON in which events are kept. */
@NullMarked
package com.ogensync.connect.postgres.events;

import org.jspecify.annotations.NullMarked;
