/** The port to WhatsApp: the gateway's operations and its events. */
@NullMarked
package com.ogensync.connect.whatsapp.gateway;

import org.jspecify.annotations.NullMarked;
