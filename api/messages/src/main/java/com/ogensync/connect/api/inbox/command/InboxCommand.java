package com.ogensync.connect.api.inbox.command;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.inbox.InboxId;

/** A command to an inbox. */
public sealed interface InboxCommand extends Command permits ReceiveMessage {

    InboxId inboxId();

    @Override
    default InboxId target() {
        return inboxId();
    }
}
