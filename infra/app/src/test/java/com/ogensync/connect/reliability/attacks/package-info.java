/** What an outsider tries against the packaged application, over its own sockets. */
@NullMarked
package com.ogensync.connect.reliability.attacks;

import org.jspecify.annotations.NullMarked;
