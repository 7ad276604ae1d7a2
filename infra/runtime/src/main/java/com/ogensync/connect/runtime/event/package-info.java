/** Stored events and their sequencing. */
@NullMarked
package com.ogensync.connect.runtime.event;

import org.jspecify.annotations.NullMarked;
