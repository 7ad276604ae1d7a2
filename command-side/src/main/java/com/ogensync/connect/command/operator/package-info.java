/** Operators, and what they do to accounts: each action is written down together with what it changes. */
@NullMarked
package com.ogensync.connect.command.operator;

import org.jspecify.annotations.NullMarked;
