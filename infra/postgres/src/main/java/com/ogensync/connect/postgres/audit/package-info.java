/**
 * Reads the ledger as an auditor does: stored bytes of coin events, in one snapshot, apart from all code that writes
 * them. Plain JDBC, in constant memory.
 */
@NullMarked
package com.ogensync.connect.postgres.audit;

import org.jspecify.annotations.NullMarked;
