/** WhatsApp sessions: one linked device per account. */
@NullMarked
package com.ogensync.connect.api.session;

import org.jspecify.annotations.NullMarked;
