package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.message.MessageId;
import java.time.Duration;

/**
 * Waits until it is known, and stored, what became of a message that was just accepted: a {@link MessageOutcome}.
 *
 * @param patience how long at most
 */
public record AwaitOutcome(MessageId messageId, Duration patience) {}
