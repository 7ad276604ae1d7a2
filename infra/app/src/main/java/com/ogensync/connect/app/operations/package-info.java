/** What operators ask of the projections and the indexes, put together from both. */
@NullMarked
package com.ogensync.connect.app.operations;

import org.jspecify.annotations.NullMarked;
