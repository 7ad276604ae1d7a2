/** Sending like a person does, so that WhatsApp does not take a number for a machine. */
@NullMarked
package com.ogensync.connect.whatsapp.pacing;

import org.jspecify.annotations.NullMarked;
