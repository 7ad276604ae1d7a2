/** The commands to inboxes. */
@NullMarked
package com.ogensync.connect.api.inbox.command;

import org.jspecify.annotations.NullMarked;
