/** Secrets that were told to the application, and where they must not turn up. */
@NullMarked
package com.ogensync.connect.reliability.attacks.secrets;

import org.jspecify.annotations.NullMarked;
