/** The commands to messages. */
@NullMarked
package com.ogensync.connect.api.message.command;

import org.jspecify.annotations.NullMarked;
