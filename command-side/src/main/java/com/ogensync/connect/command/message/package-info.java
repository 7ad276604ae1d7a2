/** The message, and the desk where messages and coins meet. */
@NullMarked
package com.ogensync.connect.command.message;

import org.jspecify.annotations.NullMarked;
