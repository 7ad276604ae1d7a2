/** Incoming messages. */
@NullMarked
package com.ogensync.connect.api.inbox;

import org.jspecify.annotations.NullMarked;
