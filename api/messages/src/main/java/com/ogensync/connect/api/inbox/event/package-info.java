/** What came into inboxes: stored, and frozen. */
@NullMarked
package com.ogensync.connect.api.inbox.event;

import org.jspecify.annotations.NullMarked;
