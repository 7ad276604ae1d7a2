/** Overload attacks, and their effect on other clients. */
@NullMarked
package com.ogensync.connect.reliability.attacks.load;

import org.jspecify.annotations.NullMarked;
