/** Every movement of coins, as it is in the ledger. */
@NullMarked
package com.ogensync.connect.query.ledger;

import org.jspecify.annotations.NullMarked;
