/** The stored bytes of ledger entries, and their rules. */
@NullMarked
package com.ogensync.connect.postgres.audit.entry;

import org.jspecify.annotations.NullMarked;
