/** All settings, read from the environment once and validated before the start. */
@NullMarked
package com.ogensync.connect.app.settings;

import org.jspecify.annotations.NullMarked;
