package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;

/** Tells that the recipient saw the message. */
public record ReportMessageRead(MessageId messageId, Instant at) implements MessageCommand {}
