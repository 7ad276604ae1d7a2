/** Attacks on the rate limits, in real time. */
@NullMarked
package com.ogensync.connect.reliability.attacks.limits;

import org.jspecify.annotations.NullMarked;
