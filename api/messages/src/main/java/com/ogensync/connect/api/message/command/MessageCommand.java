package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.message.MessageId;

/** A command to a message. */
public sealed interface MessageCommand extends Command
        permits SendMessage,
                ReportMessageSent,
                ReportMessageDelivered,
                ReportMessageRead,
                ReportMessageRefused,
                ExpireMessage,
                AbandonMessage {

    MessageId messageId();

    @Override
    default MessageId target() {
        return messageId();
    }
}
