/** Bulk load at start, rebuild of a projection, and rebuild of one account. */
@NullMarked
package com.ogensync.connect.query.projection.rebuild;

import org.jspecify.annotations.NullMarked;
