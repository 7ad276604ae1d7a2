/** Links devices with QR codes, pairing codes and passkeys. */
@NullMarked
package com.ogensync.connect.whatsapp.linking;

import org.jspecify.annotations.NullMarked;
