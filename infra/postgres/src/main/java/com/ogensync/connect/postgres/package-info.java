/**
 * The event store and everything else that lives in PostgreSQL: the only place with SQL. Whoever assembles the service
 * imports {@link com.ogensync.connect.postgres.PostgresConfiguration} and gives it settings, a pool and a clock.
 */
@NullMarked
package com.ogensync.connect.postgres;

import org.jspecify.annotations.NullMarked;
