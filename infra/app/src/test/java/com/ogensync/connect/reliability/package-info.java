/** The application under faults: killed, stopped, flooded, and held to what it said. */
@NullMarked
package com.ogensync.connect.reliability;

import org.jspecify.annotations.NullMarked;
