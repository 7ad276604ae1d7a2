/**
 * The operational indexes: what the running service looks up (tokens, linked sessions, open messages), kept in
 * PostgreSQL by readers of the events. An index and its reader's position change in one transaction.
 */
@NullMarked
package com.ogensync.connect.postgres.index;

import org.jspecify.annotations.NullMarked;
