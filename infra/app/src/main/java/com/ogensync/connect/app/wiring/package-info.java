/** How the modules are put together. */
@NullMarked
package com.ogensync.connect.app.wiring;

import org.jspecify.annotations.NullMarked;
