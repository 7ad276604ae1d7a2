/** The linked device of each account. */
@NullMarked
package com.ogensync.connect.whatsapp.session;

import org.jspecify.annotations.NullMarked;
