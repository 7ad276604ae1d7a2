/** Metrics without personal data, and the reconciler. */
@NullMarked
package com.ogensync.connect.app.observability;

import org.jspecify.annotations.NullMarked;
