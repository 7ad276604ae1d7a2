/** The packaged application in a process of its own, and those who call it. */
@NullMarked
package com.ogensync.connect.reliability.child;

import org.jspecify.annotations.NullMarked;
