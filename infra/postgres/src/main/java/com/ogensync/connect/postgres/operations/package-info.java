/** What operators ask of PostgreSQL: accounts, sessions, open messages and anchors, over all accounts. */
@NullMarked
package com.ogensync.connect.postgres.operations;

import org.jspecify.annotations.NullMarked;
