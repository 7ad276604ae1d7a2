/** What operations want to know of the stored events: figures, and each account's fold. */
@NullMarked
package com.ogensync.connect.postgres.oversight;

import org.jspecify.annotations.NullMarked;
