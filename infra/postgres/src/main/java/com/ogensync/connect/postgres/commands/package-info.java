/** Command execution: a command stores all of its events or none, and is retried after a concurrent write. */
@NullMarked
package com.ogensync.connect.postgres.commands;

import org.jspecify.annotations.NullMarked;
