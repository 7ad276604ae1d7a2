package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;

/** Tells that WhatsApp's server acknowledged the message. */
public record ReportMessageSent(MessageId messageId, Instant at) implements MessageCommand {}
