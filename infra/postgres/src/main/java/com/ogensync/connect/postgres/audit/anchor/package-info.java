/** The stored and exported anchors of the ledger. */
@NullMarked
package com.ogensync.connect.postgres.audit.anchor;

import org.jspecify.annotations.NullMarked;
