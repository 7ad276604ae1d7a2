/** What became of an account's messages. */
@NullMarked
package com.ogensync.connect.rest.message;

import org.jspecify.annotations.NullMarked;
