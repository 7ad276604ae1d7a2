/** The connection to PostgreSQL, its transactions, and the schema, which is brought up to date at start. */
@NullMarked
package com.ogensync.connect.postgres.schema;

import org.jspecify.annotations.NullMarked;
