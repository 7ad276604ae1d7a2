/** The profile of an account's owner. */
@NullMarked
package com.ogensync.connect.rest.profile;

import org.jspecify.annotations.NullMarked;
