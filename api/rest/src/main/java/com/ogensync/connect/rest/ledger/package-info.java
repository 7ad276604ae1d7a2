/** The ledger of an account: every coin movement. */
@NullMarked
package com.ogensync.connect.rest.ledger;

import org.jspecify.annotations.NullMarked;
