/** Requests that are wrong in every way that came to mind, made from a seed. */
@NullMarked
package com.ogensync.connect.reliability.attacks.inputs;

import org.jspecify.annotations.NullMarked;
