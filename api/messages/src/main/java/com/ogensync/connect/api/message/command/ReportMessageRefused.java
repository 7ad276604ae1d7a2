package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;

/**
 * Reports that WhatsApp permanently refused the message.
 *
 * @param code WhatsApp's error code: {@code 404}, {@code 463}…
 */
public record ReportMessageRefused(MessageId messageId, String code, Instant at) implements MessageCommand {}
