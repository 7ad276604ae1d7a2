/** Unit tests of the projection engine. */
@NullMarked
package com.ogensync.connect.query.projection.freshness;

import org.jspecify.annotations.NullMarked;
