/** Operators: who they are, and everything that they do. */
@NullMarked
package com.ogensync.connect.api.operator;

import org.jspecify.annotations.NullMarked;
