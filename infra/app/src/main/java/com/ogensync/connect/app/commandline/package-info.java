/** The command line of the service's jar; its commands run with or without a running service. */
@NullMarked
package com.ogensync.connect.app.commandline;

import org.jspecify.annotations.NullMarked;
