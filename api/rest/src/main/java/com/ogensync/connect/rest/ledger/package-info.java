/** Every movement of an account's coins. */
@NullMarked
package com.ogensync.connect.rest.ledger;

import org.jspecify.annotations.NullMarked;
