/** Refuses excess sends before they cost more than their refusal. */
@NullMarked
package com.ogensync.connect.rest.overload;

import org.jspecify.annotations.NullMarked;
