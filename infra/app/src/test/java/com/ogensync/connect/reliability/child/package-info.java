/** The packaged application in a separate process, and its clients. */
@NullMarked
package com.ogensync.connect.reliability.child;

import org.jspecify.annotations.NullMarked;
