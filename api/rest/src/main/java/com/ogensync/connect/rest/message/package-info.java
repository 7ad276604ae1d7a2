/** The messages of an account and their status. */
@NullMarked
package com.ogensync.connect.rest.message;

import org.jspecify.annotations.NullMarked;
