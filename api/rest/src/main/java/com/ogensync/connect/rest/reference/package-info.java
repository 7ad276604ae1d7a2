/** The published description of everything that can be asked. */
@NullMarked
package com.ogensync.connect.rest.reference;

import org.jspecify.annotations.NullMarked;
