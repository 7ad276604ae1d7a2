/** The port to WhatsApp: what a gateway can do, and what it tells. */
@NullMarked
package com.ogensync.connect.whatsapp.gateway;

import org.jspecify.annotations.NullMarked;
