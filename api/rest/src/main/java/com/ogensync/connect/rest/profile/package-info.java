/** Who an account's owner is. */
@NullMarked
package com.ogensync.connect.rest.profile;

import org.jspecify.annotations.NullMarked;
