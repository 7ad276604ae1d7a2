/** What others write to the accounts whose devices are linked here. */
@NullMarked
package com.ogensync.connect.whatsapp.inbox;

import org.jspecify.annotations.NullMarked;
