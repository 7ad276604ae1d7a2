/** What an account has, and what became of it. */
@NullMarked
package com.ogensync.connect.rest.credits;

import org.jspecify.annotations.NullMarked;
