/** The HTTP server's sockets: limits, deadlines, and an envelope for what it answers by itself. */
@NullMarked
package com.ogensync.connect.rest.wire;

import org.jspecify.annotations.NullMarked;
