/** Halts the application at a named point of its code. */
@NullMarked
package com.ogensync.connect.reliability.crash;

import org.jspecify.annotations.NullMarked;
