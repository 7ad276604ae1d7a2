/** Searches for leaks of secrets that were sent to the application. */
@NullMarked
package com.ogensync.connect.reliability.attacks.secrets;

import org.jspecify.annotations.NullMarked;
