/** Anchors of the ledger, made every hour while the service runs. */
@NullMarked
package com.ogensync.connect.app.anchors;

import org.jspecify.annotations.NullMarked;
