/** A simulated WhatsApp: in-process and deterministic, with phones that can scan codes. */
@NullMarked
package com.ogensync.connect.whatsapp.sandbox;

import org.jspecify.annotations.NullMarked;
