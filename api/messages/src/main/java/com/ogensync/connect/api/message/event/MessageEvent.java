package com.ogensync.connect.api.message.event;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.message.MessageId;

/** An event of a message. */
public sealed interface MessageEvent extends Event
        permits MessageAccepted, MessageSent, MessageDelivered, MessageRead, MessageFailed {

    MessageId messageId();
}
