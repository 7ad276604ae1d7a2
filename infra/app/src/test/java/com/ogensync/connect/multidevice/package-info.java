/** The whole service through its bridge, against a stand-in for WhatsApp's server. */
@NullMarked
package com.ogensync.connect.multidevice;

import org.jspecify.annotations.NullMarked;
