/** Event-sourced aggregates that a node caches, and the repetition of decisions on a stale cache. */
@NullMarked
package com.ogensync.connect.runtime.aggregate;

import org.jspecify.annotations.NullMarked;
