/** Attacks of an outsider on the packaged application, over raw sockets. */
@NullMarked
package com.ogensync.connect.reliability.attacks;

import org.jspecify.annotations.NullMarked;
