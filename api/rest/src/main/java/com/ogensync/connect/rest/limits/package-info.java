/** How much one caller may ask in a minute. */
@NullMarked
package com.ogensync.connect.rest.limits;

import org.jspecify.annotations.NullMarked;
