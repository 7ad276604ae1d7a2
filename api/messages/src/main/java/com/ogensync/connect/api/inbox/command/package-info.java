/** What may be asked of an inbox. */
@NullMarked
package com.ogensync.connect.api.inbox.command;

import org.jspecify.annotations.NullMarked;
