/** The one place from which this module sends commands. */
@NullMarked
package com.ogensync.connect.whatsapp.dispatch;

import org.jspecify.annotations.NullMarked;
