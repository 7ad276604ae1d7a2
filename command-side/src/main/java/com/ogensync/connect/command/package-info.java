/** The command side. Aggregates are rebuilt from their events, and handle a command with new events or a refusal. */
@NullMarked
package com.ogensync.connect.command;

import org.jspecify.annotations.NullMarked;
