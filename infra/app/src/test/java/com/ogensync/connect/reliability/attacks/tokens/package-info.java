/** Tokens that were forged, replaced, or asked for all at once. */
@NullMarked
package com.ogensync.connect.reliability.attacks.tokens;

import org.jspecify.annotations.NullMarked;
