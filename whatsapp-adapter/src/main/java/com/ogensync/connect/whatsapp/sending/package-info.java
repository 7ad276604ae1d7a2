/** The way of an accepted message to WhatsApp, and of its outcome back. */
@NullMarked
package com.ogensync.connect.whatsapp.sending;

import org.jspecify.annotations.NullMarked;
