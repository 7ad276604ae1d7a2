/** What others write to accounts. */
@NullMarked
package com.ogensync.connect.api.inbox;

import org.jspecify.annotations.NullMarked;
