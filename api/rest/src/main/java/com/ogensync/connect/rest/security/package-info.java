/** Authentication, authorization and cross-origin rules. */
@NullMarked
package com.ogensync.connect.rest.security;

import org.jspecify.annotations.NullMarked;
