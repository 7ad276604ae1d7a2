/** Sending messages: a coin, a message, an answer. */
@NullMarked
package com.ogensync.connect.rest.sending;

import org.jspecify.annotations.NullMarked;
