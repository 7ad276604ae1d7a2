/** Plain sockets, for what no HTTP client would send, and what is judged of each answer. */
@NullMarked
package com.ogensync.connect.reliability.attacks.wire;

import org.jspecify.annotations.NullMarked;
