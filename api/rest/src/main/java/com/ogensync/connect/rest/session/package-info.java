/** Linking a WhatsApp device, and the status of the link. */
@NullMarked
package com.ogensync.connect.rest.session;

import org.jspecify.annotations.NullMarked;
