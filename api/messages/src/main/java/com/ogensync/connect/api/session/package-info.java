/** WhatsApp sessions: one linked device for each account. */
@NullMarked
package com.ogensync.connect.api.session;

import org.jspecify.annotations.NullMarked;
