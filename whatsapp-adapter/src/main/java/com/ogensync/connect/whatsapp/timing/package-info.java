/** When things run: later, again and again, in order, after a growing pause. */
@NullMarked
package com.ogensync.connect.whatsapp.timing;

import org.jspecify.annotations.NullMarked;
