/** Raw sockets for requests that no HTTP client would send, and checks of their responses. */
@NullMarked
package com.ogensync.connect.reliability.attacks.wire;

import org.jspecify.annotations.NullMarked;
