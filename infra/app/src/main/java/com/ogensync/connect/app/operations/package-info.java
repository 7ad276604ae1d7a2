/** Operator functions that cover both projections and indexes. */
@NullMarked
package com.ogensync.connect.app.operations;

import org.jspecify.annotations.NullMarked;
