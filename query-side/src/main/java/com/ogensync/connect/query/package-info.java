/** Projections: what people look at, kept in MongoDB, derived from events, and thrown away at will. */
@NullMarked
package com.ogensync.connect.query;

import org.jspecify.annotations.NullMarked;
