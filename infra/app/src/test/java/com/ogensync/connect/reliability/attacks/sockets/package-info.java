/** Connections whose owners are in no hurry. */
@NullMarked
package com.ogensync.connect.reliability.attacks.sockets;

import org.jspecify.annotations.NullMarked;
