/** The program that speaks WhatsApp's protocol: unpacked, started, watched and started again. */
@NullMarked
package com.ogensync.connect.whatsapp.bridge;

import org.jspecify.annotations.NullMarked;
