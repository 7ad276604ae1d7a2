/** The sessions that this node owns and keeps connected, and this node's view of all others. */
@NullMarked
package com.ogensync.connect.whatsapp.connection;

import org.jspecify.annotations.NullMarked;
