/** Sends all commands of this module. */
@NullMarked
package com.ogensync.connect.whatsapp.dispatch;

import org.jspecify.annotations.NullMarked;
