/** Generates invalid requests of many kinds from a seed. */
@NullMarked
package com.ogensync.connect.reliability.attacks.inputs;

import org.jspecify.annotations.NullMarked;
