/** The response envelope, and the mapping of every failure to it. */
@NullMarked
package com.ogensync.connect.rest.envelope;

import org.jspecify.annotations.NullMarked;
