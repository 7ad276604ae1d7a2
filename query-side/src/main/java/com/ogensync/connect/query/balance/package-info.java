/** The coin balance of every account. */
@NullMarked
package com.ogensync.connect.query.balance;

import org.jspecify.annotations.NullMarked;
