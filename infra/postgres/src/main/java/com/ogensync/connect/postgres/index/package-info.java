/**
 * The operational indexes: the data that the running service looks up (tokens, linked sessions, open messages),
 * maintained in PostgreSQL by event processors. An index and its processor's position change in one transaction.
 */
@NullMarked
package com.ogensync.connect.postgres.index;

import org.jspecify.annotations.NullMarked;
