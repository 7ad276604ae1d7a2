/** Logging of outages. */
@NullMarked
package com.ogensync.connect.runtime.outage;

import org.jspecify.annotations.NullMarked;
