/** The gateway to the real WhatsApp through the bridge. */
@NullMarked
package com.ogensync.connect.whatsapp.multidevice;

import org.jspecify.annotations.NullMarked;
