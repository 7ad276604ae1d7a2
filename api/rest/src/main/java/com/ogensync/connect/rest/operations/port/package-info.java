/** The ports of the operations endpoints, which other modules implement. */
@NullMarked
package com.ogensync.connect.rest.operations.port;

import org.jspecify.annotations.NullMarked;
