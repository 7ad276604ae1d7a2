/** Server-sent events of an account's activity. */
@NullMarked
package com.ogensync.connect.rest.events;

import org.jspecify.annotations.NullMarked;
