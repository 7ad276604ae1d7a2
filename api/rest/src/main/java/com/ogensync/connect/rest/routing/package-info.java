/** Finds the controller of a request before authentication. */
@NullMarked
package com.ogensync.connect.rest.routing;

import org.jspecify.annotations.NullMarked;
