/** WhatsApp behind a port: sessions, sending and recovery, and the gateways. */
@NullMarked
package com.ogensync.connect.whatsapp;

import org.jspecify.annotations.NullMarked;
