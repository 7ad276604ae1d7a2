/**
 * How commands run: each in one transaction that any failure undoes, tried again when it met another at the same place.
 */
@NullMarked
package com.ogensync.connect.postgres.commands;

import org.jspecify.annotations.NullMarked;
