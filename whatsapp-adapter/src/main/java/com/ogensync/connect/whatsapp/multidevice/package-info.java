/** The real WhatsApp, spoken to through the bridge. */
@NullMarked
package com.ogensync.connect.whatsapp.multidevice;

import org.jspecify.annotations.NullMarked;
