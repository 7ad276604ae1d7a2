/** The writers of the operational indexes' tables. */
@NullMarked
package com.ogensync.connect.postgres.index.writer;

import org.jspecify.annotations.NullMarked;
