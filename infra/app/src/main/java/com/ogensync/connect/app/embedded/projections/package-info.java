/** The embedded store of the projections. */
@NullMarked
package com.ogensync.connect.app.embedded.projections;

import org.jspecify.annotations.NullMarked;
