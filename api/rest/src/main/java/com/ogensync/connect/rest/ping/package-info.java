/** The liveness endpoint. */
@NullMarked
package com.ogensync.connect.rest.ping;

import org.jspecify.annotations.NullMarked;
