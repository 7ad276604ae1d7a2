/** Tests of the whole service with its bridge, against a simulated WhatsApp server. */
@NullMarked
package com.ogensync.connect.multidevice;

import org.jspecify.annotations.NullMarked;
