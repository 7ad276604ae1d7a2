/** The read side: projections in MongoDB, derived from events alone, which can be deleted and rebuilt at any time. */
@NullMarked
package com.ogensync.connect.query;

import org.jspecify.annotations.NullMarked;
