package com.ogensync.connect.api.message.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;

/** The recipient's device has the message. */
@Revision("1")
public record MessageDelivered(MessageId messageId, Instant at) implements MessageEvent {}
