/** An account's activity as it happens. */
@NullMarked
package com.ogensync.connect.rest.events;

import org.jspecify.annotations.NullMarked;
