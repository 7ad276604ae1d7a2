/** Attacks with slow connections. */
@NullMarked
package com.ogensync.connect.reliability.attacks.sockets;

import org.jspecify.annotations.NullMarked;
