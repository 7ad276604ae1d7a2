/** The command line: what people do with the same jar beside the service, or without it. */
@NullMarked
package com.ogensync.connect.app.commandline;

import org.jspecify.annotations.NullMarked;
