/** The ledger entries of every account. */
@NullMarked
package com.ogensync.connect.query.ledger;

import org.jspecify.annotations.NullMarked;
