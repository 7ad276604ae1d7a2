package com.ogensync.connect.rest.sending;

import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.SendReceipt;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.query.AwaitOutcome;
import com.ogensync.connect.api.message.query.FindSendingState;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.api.message.query.SendingState;
import com.ogensync.connect.rest.Edge;

/** Scripts a backend in which every send succeeds. */
public final class SuccessfulSends {

    private SuccessfulSends() {}

    public static void script(Edge edge) {
        edge.world().on(FindSendingState.class, _ -> new SendingState(true, true, 0));
        edge.world()
                .on(
                        SendMessage.class,
                        command ->
                                new SendReceipt(command.messageId(), Coins.NONE, MessageStatus.ACCEPTED, null, false));
        edge.world().on(AwaitOutcome.class, _ -> MessageOutcome.SENT);
    }
}
