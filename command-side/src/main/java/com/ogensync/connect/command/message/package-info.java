/** The message aggregate, and the command handler for changes of a message and a coin. */
@NullMarked
package com.ogensync.connect.command.message;

import org.jspecify.annotations.NullMarked;
