package com.ogensync.connect.api.message.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;

/** The message failed. Its coin was refunded in the same transaction. */
@Revision("1")
public record MessageFailed(MessageId messageId, FailureReason reason, Instant at) implements MessageEvent {}
