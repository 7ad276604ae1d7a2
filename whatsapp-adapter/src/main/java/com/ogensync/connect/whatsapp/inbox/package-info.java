/** Incoming messages of the linked devices. */
@NullMarked
package com.ogensync.connect.whatsapp.inbox;

import org.jspecify.annotations.NullMarked;
