/** Linking WhatsApp, and how the link stands. */
@NullMarked
package com.ogensync.connect.rest.session;

import org.jspecify.annotations.NullMarked;
