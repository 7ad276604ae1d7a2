package com.ogensync.connect.api.message.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;

/** WhatsApp's server acknowledged the message. */
@Revision("1")
public record MessageSent(MessageId messageId, Instant at) implements MessageEvent {}
