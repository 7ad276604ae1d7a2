/** A WhatsApp without WhatsApp: in process, deterministic, with a phone that scans. */
@NullMarked
package com.ogensync.connect.whatsapp.sandbox;

import org.jspecify.annotations.NullMarked;
