/**
 * How commands run: each stores all of its events or none, and is tried again when it met another at the same place.
 */
@NullMarked
package com.ogensync.connect.postgres.commands;

import org.jspecify.annotations.NullMarked;
