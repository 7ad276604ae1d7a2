/**
 * Audits the ledger from the stored bytes of the coin events, in one snapshot, independently of the code that writes
 * them. Plain JDBC, constant memory.
 */
@NullMarked
package com.ogensync.connect.postgres.audit;

import org.jspecify.annotations.NullMarked;
