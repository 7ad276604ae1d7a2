/** The OpenAPI description and the page that shows it. */
@NullMarked
package com.ogensync.connect.rest.reference;

import org.jspecify.annotations.NullMarked;
