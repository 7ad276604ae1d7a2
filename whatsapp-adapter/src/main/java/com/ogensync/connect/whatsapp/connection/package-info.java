/** Which sessions this node keeps connected, and what it knows of all others. */
@NullMarked
package com.ogensync.connect.whatsapp.connection;

import org.jspecify.annotations.NullMarked;
