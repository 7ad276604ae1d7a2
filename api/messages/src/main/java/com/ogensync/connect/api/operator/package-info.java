/** Operators: ids, actions and receipts. */
@NullMarked
package com.ogensync.connect.api.operator;

import org.jspecify.annotations.NullMarked;
