/** The SyncCoin balance of an account. */
@NullMarked
package com.ogensync.connect.rest.credits;

import org.jspecify.annotations.NullMarked;
