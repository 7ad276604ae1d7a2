/** Test fixtures: a real PostgreSQL, a running service on it, and events to store. */
@NullMarked
package com.ogensync.connect.postgres;

import org.jspecify.annotations.NullMarked;
