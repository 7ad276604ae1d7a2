/** The events of inboxes. They are stored; their shapes are frozen. */
@NullMarked
package com.ogensync.connect.api.inbox.event;

import org.jspecify.annotations.NullMarked;
