/** What was used, hour by hour. */
@NullMarked
package com.ogensync.connect.query.usage;

import org.jspecify.annotations.NullMarked;
