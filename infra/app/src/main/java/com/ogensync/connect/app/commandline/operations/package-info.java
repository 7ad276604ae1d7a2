/** The words {@code ops …}: who the operators are, and what they ask of the running service. */
@NullMarked
package com.ogensync.connect.app.commandline.operations;

import org.jspecify.annotations.NullMarked;
