package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;

/** Fails a message whose WhatsApp device was unlinked while it waited. */
public record AbandonMessage(MessageId messageId, Instant at) implements MessageCommand {}
