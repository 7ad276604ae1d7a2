package com.ogensync.connect.rest.sending;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.SendReceipt;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.query.AwaitOutcome;
import com.ogensync.connect.api.message.query.FindSendingState;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.api.message.query.SendingState;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.Reply;
import com.ogensync.connect.rest.World;
import org.jspecify.annotations.Nullable;

/** An account with a linked device that is online, unless a test scripts otherwise. */
final class Sender {

    static final String BODY = "{\"to\":\"919876543210\",\"message\":\"Hello!\"}";

    final Edge edge = Edge.fresh();
    final Edge.Caller caller = edge.caller();

    Sender() {
        state(true, true, 0);
        receipt(MessageStatus.ACCEPTED, null, false);
        outcome(MessageOutcome.SENT);
    }

    void state(boolean linked, boolean online, int open) {
        edge.world().on(FindSendingState.class, _ -> new SendingState(linked, online, open));
    }

    void receipt(MessageStatus status, @Nullable FailureReason failure, boolean replayed) {
        edge.world()
                .on(
                        SendMessage.class,
                        command -> new SendReceipt(command.messageId(), new Coins(99), status, failure, replayed));
    }

    void outcome(MessageOutcome outcome) {
        edge.world().on(AwaitOutcome.class, _ -> outcome);
    }

    void refusing(Refusal refusal) {
        edge.world().on(SendMessage.class, _ -> {
            throw World.refused(refusal);
        });
    }

    Reply send(String... headers) {
        return edge.post("/api/send-message", caller, BODY, headers);
    }

    Reply text(String message) {
        return edge.post("/api/send-message", caller, "{\"to\":\"10000000404\",\"message\":\"" + message + "\"}");
    }

    SendMessage command() {
        return edge.world().last(SendMessage.class);
    }

    String id() {
        return command().messageId().whatsAppId().value();
    }

    String sent() {
        return "{\"success\":true,\"message\":\"Message sent successfully\",\"data\":{\"to\":\"919876543210@s.whatsapp.net\","
                + "\"creditsRemaining\":99,\"messageId\":\"" + id() + "\"}}";
    }

    String queued() {
        return "{\"success\":true,\"message\":\"Message queued\",\"data\":{\"to\":\"919876543210@s.whatsapp.net\","
                + "\"creditsRemaining\":99,\"messageId\":\"" + id() + "\",\"status\":\"queued\"}}";
    }
}
