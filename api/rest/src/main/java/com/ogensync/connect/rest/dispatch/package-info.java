/** The only place that talks to the command and query buses. */
@NullMarked
package com.ogensync.connect.rest.dispatch;

import org.jspecify.annotations.NullMarked;
