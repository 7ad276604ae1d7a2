/** {@code ops …}: manages operators, and calls the operator endpoints of the running service. */
@NullMarked
package com.ogensync.connect.app.commandline.operations;

import org.jspecify.annotations.NullMarked;
