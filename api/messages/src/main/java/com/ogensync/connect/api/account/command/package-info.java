/** The commands to accounts. */
@NullMarked
package com.ogensync.connect.api.account.command;

import org.jspecify.annotations.NullMarked;
