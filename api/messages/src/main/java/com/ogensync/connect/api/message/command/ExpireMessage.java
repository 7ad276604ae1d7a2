package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;

/** Fails a message that has no outcome at its deadline. Has no effect before the deadline. */
public record ExpireMessage(MessageId messageId, Instant at) implements MessageCommand {}
