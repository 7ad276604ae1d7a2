/** Anchors: signed summaries of the whole ledger at one position. */
@NullMarked
package com.ogensync.connect.api.anchor;

import org.jspecify.annotations.NullMarked;
