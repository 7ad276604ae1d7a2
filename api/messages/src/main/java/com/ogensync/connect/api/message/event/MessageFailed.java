package com.ogensync.connect.api.message.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;

/** The message is given up. Its coin came back in the same moment. */
@Revision("1")
public record MessageFailed(MessageId messageId, FailureReason reason, Instant at) implements MessageEvent {}
