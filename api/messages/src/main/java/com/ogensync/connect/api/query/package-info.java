/** The queries and their results. */
@NullMarked
package com.ogensync.connect.api.query;

import org.jspecify.annotations.NullMarked;
