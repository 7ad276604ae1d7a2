/**
 * The event store and all other storage in PostgreSQL. Only this module contains SQL. The application imports
 * {@link com.ogensync.connect.postgres.PostgresConfiguration} and provides settings, a connection pool and a clock.
 */
@NullMarked
package com.ogensync.connect.postgres;

import org.jspecify.annotations.NullMarked;
