/** The composition root: assembles the modules; no module depends on it. */
@NullMarked
package com.ogensync.connect.app;

import org.jspecify.annotations.NullMarked;
