/** Anchors: what the whole ledger came to at one moment, signed. */
@NullMarked
package com.ogensync.connect.api.anchor;

import org.jspecify.annotations.NullMarked;
