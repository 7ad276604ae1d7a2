/** The activity list of an account. */
@NullMarked
package com.ogensync.connect.rest.activity;

import org.jspecify.annotations.NullMarked;
