/** The only access to the command and query buses. */
@NullMarked
package com.ogensync.connect.rest.dispatch;

import org.jspecify.annotations.NullMarked;
