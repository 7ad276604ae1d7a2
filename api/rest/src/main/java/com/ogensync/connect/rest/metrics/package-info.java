/** What an account used. */
@NullMarked
package com.ogensync.connect.rest.metrics;

import org.jspecify.annotations.NullMarked;
