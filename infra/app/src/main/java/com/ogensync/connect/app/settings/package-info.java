/** Everything that can be set from outside, read from the environment once and checked before anything starts. */
@NullMarked
package com.ogensync.connect.app.settings;

import org.jspecify.annotations.NullMarked;
