/** Unpacks, starts, supervises and restarts the bridge, the program that implements WhatsApp's protocol. */
@NullMarked
package com.ogensync.connect.whatsapp.bridge;

import org.jspecify.annotations.NullMarked;
