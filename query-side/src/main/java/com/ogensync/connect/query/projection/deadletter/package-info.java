/** Dead letters of projections. */
@NullMarked
package com.ogensync.connect.query.projection.deadletter;

import org.jspecify.annotations.NullMarked;
