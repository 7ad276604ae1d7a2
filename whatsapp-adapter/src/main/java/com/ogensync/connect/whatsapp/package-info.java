/** Sessions, sending, recovery, and the gateways to WhatsApp behind one port. */
@NullMarked
package com.ogensync.connect.whatsapp;

import org.jspecify.annotations.NullMarked;
