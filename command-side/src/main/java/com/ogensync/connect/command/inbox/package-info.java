/** Incoming messages. Each is stored once. */
@NullMarked
package com.ogensync.connect.command.inbox;

import org.jspecify.annotations.NullMarked;
