/** What others write to accounts, taken in once. */
@NullMarked
package com.ogensync.connect.command.inbox;

import org.jspecify.annotations.NullMarked;
