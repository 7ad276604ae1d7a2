/** The hourly usage of every account. */
@NullMarked
package com.ogensync.connect.query.usage;

import org.jspecify.annotations.NullMarked;
