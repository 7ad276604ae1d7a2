/** Seals and opens the contents of messages. */
@NullMarked
package com.ogensync.connect.runtime.content;

import org.jspecify.annotations.NullMarked;
