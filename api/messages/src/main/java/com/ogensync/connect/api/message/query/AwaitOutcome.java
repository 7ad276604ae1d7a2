package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.message.MessageId;
import java.time.Duration;

/**
 * Waits until the outcome of a message that was just accepted is stored. The result is a {@link MessageOutcome}.
 *
 * @param patience the time-out
 */
public record AwaitOutcome(MessageId messageId, Duration patience) {}
