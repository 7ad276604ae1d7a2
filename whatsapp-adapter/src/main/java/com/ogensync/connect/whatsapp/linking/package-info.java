/** The way from a wish to a linked device, and the codes on it. */
@NullMarked
package com.ogensync.connect.whatsapp.linking;

import org.jspecify.annotations.NullMarked;
