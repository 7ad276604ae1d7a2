/** Who the accounts' owners are. */
@NullMarked
package com.ogensync.connect.query.account;

import org.jspecify.annotations.NullMarked;
