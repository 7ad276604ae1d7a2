package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.bridge.v1.BridgeGrpc;
import com.ogensync.connect.bridge.v1.PasskeyAnswer;
import com.ogensync.connect.bridge.v1.PasskeyConfirmation;
import com.ogensync.connect.bridge.v1.PasskeyReply;
import io.grpc.Channel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the bridge is told of a passkey. */
final class PasskeyCalls {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCalls.class);
    private static final int ANSWER_SECONDS_MAX = 20;

    private PasskeyCalls() {}

    /** Whether WhatsApp took a browser's answer. */
    static CompletableFuture<Boolean> answer(Channel channel, String session, String response) {
        var answer = new UnaryCall<PasskeyReply>();
        within(channel)
                .answerPasskey(
                        PasskeyAnswer.newBuilder()
                                .setSessionId(session)
                                .setResponseJson(response)
                                .build(),
                        answer);
        return taken(answer);
    }

    /** Whether WhatsApp took it that both screens show the same code. */
    static CompletableFuture<Boolean> confirm(Channel channel, String session) {
        var answer = new UnaryCall<PasskeyReply>();
        within(channel)
                .confirmPasskey(
                        PasskeyConfirmation.newBuilder().setSessionId(session).build(), answer);
        return taken(answer);
    }

    private static BridgeGrpc.BridgeStub within(Channel channel) {
        return BridgeGrpc.newStub(channel).withDeadlineAfter(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
    }

    private static CompletableFuture<Boolean> taken(UnaryCall<PasskeyReply> answer) {
        return answer.future()
                .thenApply(reply -> {
                    if (!reply.getRefused().isEmpty()) {
                        LOG.warn("WhatsApp does not take the passkey: {}", reply.getRefused());
                    }
                    return reply.getRefused().isEmpty();
                })
                .exceptionally(_ -> false);
    }
}
