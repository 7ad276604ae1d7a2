/** Operators and their actions. An action is recorded in the transaction of the change. */
@NullMarked
package com.ogensync.connect.command.operator;

import org.jspecify.annotations.NullMarked;
