/** What may be asked of WhatsApp sessions. */
@NullMarked
package com.ogensync.connect.api.session.command;

import org.jspecify.annotations.NullMarked;
