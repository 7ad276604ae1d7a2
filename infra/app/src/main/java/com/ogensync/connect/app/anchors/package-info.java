/** Ledger anchors, created periodically (ANCHOR_EVERY) while the service runs. */
@NullMarked
package com.ogensync.connect.app.anchors;

import org.jspecify.annotations.NullMarked;
