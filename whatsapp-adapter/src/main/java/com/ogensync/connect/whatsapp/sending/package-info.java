/** Sends accepted messages to WhatsApp and stores their outcomes. */
@NullMarked
package com.ogensync.connect.whatsapp.sending;

import org.jspecify.annotations.NullMarked;
