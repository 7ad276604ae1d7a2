/** The connection to PostgreSQL, its transactions, and the schema migrations at start. */
@NullMarked
package com.ogensync.connect.postgres.schema;

import org.jspecify.annotations.NullMarked;
