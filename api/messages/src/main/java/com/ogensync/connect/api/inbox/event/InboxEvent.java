package com.ogensync.connect.api.inbox.event;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.inbox.InboxId;

/** An event of an inbox. */
public sealed interface InboxEvent extends Event permits MessageReceived {

    InboxId inboxId();
}
