/** What can be asked about WhatsApp sessions and linking. */
@NullMarked
package com.ogensync.connect.api.session.query;

import org.jspecify.annotations.NullMarked;
