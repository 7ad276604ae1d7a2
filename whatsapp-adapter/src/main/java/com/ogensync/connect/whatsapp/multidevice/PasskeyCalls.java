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

/** Calls to the bridge about passkeys. */
final class PasskeyCalls {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCalls.class);
    private static final int ANSWER_SECONDS_MAX = 20;

    private PasskeyCalls() {}

    /** Passes a browser's response on; completes with whether WhatsApp accepted it. */
    static CompletableFuture<Boolean> answer(Channel channel, String session, String response) {
        var answer = new UnaryCall<PasskeyReply>();
        stub(channel)
                .answerPasskey(
                        PasskeyAnswer.newBuilder()
                                .setSessionId(session)
                                .setResponseJson(response)
                                .build(),
                        answer);
        return accepted(answer);
    }

    /** Confirms the code shown on both screens; completes with whether WhatsApp accepted it. */
    static CompletableFuture<Boolean> confirm(Channel channel, String session) {
        var answer = new UnaryCall<PasskeyReply>();
        stub(channel)
                .confirmPasskey(
                        PasskeyConfirmation.newBuilder().setSessionId(session).build(), answer);
        return accepted(answer);
    }

    private static BridgeGrpc.BridgeStub stub(Channel channel) {
        return BridgeGrpc.newStub(channel).withDeadlineAfter(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
    }

    private static CompletableFuture<Boolean> accepted(UnaryCall<PasskeyReply> answer) {
        return answer.future()
                .thenApply(reply -> {
                    if (!reply.getRefused().isEmpty()) {
                        LOG.warn("WhatsApp refused the passkey response: {}", reply.getRefused());
                    }
                    return reply.getRefused().isEmpty();
                })
                .exceptionally(_ -> false);
    }
}
