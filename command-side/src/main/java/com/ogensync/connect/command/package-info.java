/** Decides. Aggregates are rebuilt from their events, and answer a command with further events or a refusal. */
@NullMarked
package com.ogensync.connect.command;

import org.jspecify.annotations.NullMarked;
