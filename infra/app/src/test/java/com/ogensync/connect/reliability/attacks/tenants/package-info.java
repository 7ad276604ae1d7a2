/** Accounts that reach for what belongs to others. */
@NullMarked
package com.ogensync.connect.reliability.attacks.tenants;

import org.jspecify.annotations.NullMarked;
