package com.ogensync.connect.app.settings;

import java.time.Duration;

/**
 * The two timeouts of a message.
 *
 * @param ackTimeout how long a send waits for WhatsApp's acknowledgement
 * @param messageDeadline age at which a message without an outcome fails
 */
public record SendingSettings(Duration ackTimeout, Duration messageDeadline) {

    static SendingSettings read(Variables variables) {
        var ackTimeout = variables.duration("ACK_TIMEOUT", "10s", "100ms", "60s");
        var messageDeadline = variables.duration("MESSAGE_DEADLINE", "24h", "1s", "30d");
        if (messageDeadline.compareTo(ackTimeout) < 0) {
            throw new StartRefused("MESSAGE_DEADLINE is shorter than ACK_TIMEOUT, but a message must live at least as"
                    + " long as its sender waits.");
        }
        return new SendingSettings(ackTimeout, messageDeadline);
    }
}
