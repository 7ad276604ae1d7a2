/** The one shape of every answer, and where every failure becomes one. */
@NullMarked
package com.ogensync.connect.rest.envelope;

import org.jspecify.annotations.NullMarked;
