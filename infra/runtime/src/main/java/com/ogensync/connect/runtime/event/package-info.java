/** Stored events and their order. */
@NullMarked
package com.ogensync.connect.runtime.event;

import org.jspecify.annotations.NullMarked;
