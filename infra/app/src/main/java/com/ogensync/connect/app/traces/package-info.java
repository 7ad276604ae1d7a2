/** Traces of requests, their commands and their sends to WhatsApp, exported to a collector. */
@NullMarked
package com.ogensync.connect.app.traces;

import org.jspecify.annotations.NullMarked;
