package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;

/** Gives up a message whose outcome is unknown at its deadline; before the deadline it changes nothing. */
public record ExpireMessage(MessageId messageId, Instant at) implements MessageCommand {}
