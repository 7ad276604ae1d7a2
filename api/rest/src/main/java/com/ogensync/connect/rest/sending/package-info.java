/** Sending messages. */
@NullMarked
package com.ogensync.connect.rest.sending;

import org.jspecify.annotations.NullMarked;
