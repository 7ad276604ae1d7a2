package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;

/**
 * Tells that WhatsApp refused the message for good.
 *
 * @param code WhatsApp's own: {@code 404}, {@code 463}…
 */
public record ReportMessageRefused(MessageId messageId, String code, Instant at) implements MessageCommand {}
