/** The commands to WhatsApp sessions. */
@NullMarked
package com.ogensync.connect.api.session.command;

import org.jspecify.annotations.NullMarked;
