/** Rate limits per caller. */
@NullMarked
package com.ogensync.connect.rest.limits;

import org.jspecify.annotations.NullMarked;
