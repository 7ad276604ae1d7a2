/** The state of every account's WhatsApp session. */
@NullMarked
package com.ogensync.connect.query.session;

import org.jspecify.annotations.NullMarked;
