/** Attacks with forged and superseded tokens, and concurrent regenerations. */
@NullMarked
package com.ogensync.connect.reliability.attacks.tokens;

import org.jspecify.annotations.NullMarked;
