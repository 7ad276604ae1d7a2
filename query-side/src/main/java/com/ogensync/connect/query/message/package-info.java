/** The status of every message. */
@NullMarked
package com.ogensync.connect.query.message;

import org.jspecify.annotations.NullMarked;
