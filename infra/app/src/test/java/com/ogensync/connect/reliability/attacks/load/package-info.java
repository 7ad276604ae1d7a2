/** More than it can take, and what the others notice of it. */
@NullMarked
package com.ogensync.connect.reliability.attacks.load;

import org.jspecify.annotations.NullMarked;
