/** How every account's WhatsApp session stands. */
@NullMarked
package com.ogensync.connect.query.session;

import org.jspecify.annotations.NullMarked;
