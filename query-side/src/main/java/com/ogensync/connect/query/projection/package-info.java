/** How any projection is kept: batches, tokens, parked events, freshness. It knows no particular projection. */
@NullMarked
package com.ogensync.connect.query.projection;

import org.jspecify.annotations.NullMarked;
