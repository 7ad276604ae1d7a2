/** Wiring of the modules. */
@NullMarked
package com.ogensync.connect.app.wiring;

import org.jspecify.annotations.NullMarked;
