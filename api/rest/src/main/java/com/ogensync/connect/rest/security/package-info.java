/** Who calls, and with which right. */
@NullMarked
package com.ogensync.connect.rest.security;

import org.jspecify.annotations.NullMarked;
