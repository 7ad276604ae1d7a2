/** Limits the rate of messages and new contacts, because WhatsApp restricts numbers with automated behaviour. */
@NullMarked
package com.ogensync.connect.whatsapp.pacing;

import org.jspecify.annotations.NullMarked;
