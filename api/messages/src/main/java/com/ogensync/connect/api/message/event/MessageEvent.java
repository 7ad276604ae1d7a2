package com.ogensync.connect.api.message.event;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.MessageStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event of a message. */
public sealed interface MessageEvent extends Event
        permits MessageAccepted, MessageSent, MessageDelivered, MessageRead, MessageFailed {

    /** The status that each type of event implies for its message. Other types do not change it. */
    Map<Class<? extends MessageEvent>, MessageStatus> STATUSES = Map.of(
            MessageAccepted.class, MessageStatus.ACCEPTED,
            MessageSent.class, MessageStatus.SENT,
            MessageDelivered.class, MessageStatus.DELIVERED,
            MessageRead.class, MessageStatus.READ,
            MessageFailed.class, MessageStatus.FAILED);

    MessageId messageId();

    /** Returns the status that the event implies for its message; null if it does not change it. */
    default @Nullable MessageStatus status() {
        return STATUSES.get(getClass());
    }
}
