/** Figures and per-account folds of the stored events, for operations and reconciliation. */
@NullMarked
package com.ogensync.connect.postgres.oversight;

import org.jspecify.annotations.NullMarked;
