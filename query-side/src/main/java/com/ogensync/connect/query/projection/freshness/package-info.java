/** Read-your-writes: how far projections have come, and waiting for them. */
@NullMarked
package com.ogensync.connect.query.projection.freshness;

import org.jspecify.annotations.NullMarked;
