/** Attacks on the isolation of accounts. */
@NullMarked
package com.ogensync.connect.reliability.attacks.tenants;

import org.jspecify.annotations.NullMarked;
