package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;

/** Reports that the recipient's device has the message. */
public record ReportMessageDelivered(MessageId messageId, Instant at) implements MessageCommand {}
