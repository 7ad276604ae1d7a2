/** The composition root: puts the modules together, and nobody knows it. */
@NullMarked
package com.ogensync.connect.app;

import org.jspecify.annotations.NullMarked;
