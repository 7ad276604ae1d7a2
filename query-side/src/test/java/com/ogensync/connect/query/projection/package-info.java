/** Parts of projections, each for itself. */
@NullMarked
package com.ogensync.connect.query.projection;

import org.jspecify.annotations.NullMarked;
