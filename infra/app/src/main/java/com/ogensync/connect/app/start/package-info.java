/**
 * The start of the application: reads the settings, reports failures in one sentence, and logs a summary when ready.
 */
@NullMarked
package com.ogensync.connect.app.start;

import org.jspecify.annotations.NullMarked;
