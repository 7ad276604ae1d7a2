/** The application's PostgreSQL database: its address, readiness and connection pool, embedded or not. */
@NullMarked
package com.ogensync.connect.app.database;

import org.jspecify.annotations.NullMarked;
