/** Traces of requests, their commands and what is handed to WhatsApp, for whoever collects them. */
@NullMarked
package com.ogensync.connect.app.traces;

import org.jspecify.annotations.NullMarked;
