/** Combined lookups for concurrent callers, and a query for running writers. */
@NullMarked
package com.ogensync.connect.postgres.lookup;

import org.jspecify.annotations.NullMarked;
