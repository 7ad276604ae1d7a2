package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.bridge.v1.PasskeyAnswer;
import com.ogensync.connect.bridge.v1.PasskeyConfirmation;
import com.ogensync.connect.bridge.v1.PasskeyReply;
import io.grpc.Channel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls to the bridge about passkeys. */
final class PasskeyCalls {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCalls.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private PasskeyCalls() {}

    /** Passes a browser's response on; completes with whether WhatsApp accepted it. */
    static CompletableFuture<Boolean> answer(Channel channel, String session, String response) {
        var answer = PasskeyAnswer.newBuilder()
                .setSessionId(session)
                .setResponseJson(response)
                .build();
        return accepted(UnaryCall.begin(channel, TIMEOUT, (stub, reply) -> stub.answerPasskey(answer, reply)));
    }

    /** Confirms the code shown on both screens; completes with whether WhatsApp accepted it. */
    static CompletableFuture<Boolean> confirm(Channel channel, String session) {
        var confirmation =
                PasskeyConfirmation.newBuilder().setSessionId(session).build();
        return accepted(UnaryCall.begin(channel, TIMEOUT, (stub, reply) -> stub.confirmPasskey(confirmation, reply)));
    }

    private static CompletableFuture<Boolean> accepted(CompletableFuture<PasskeyReply> answer) {
        return answer.thenApply(reply -> {
                    if (!reply.getRefused().isEmpty()) {
                        LOG.warn("WhatsApp refused the passkey response: {}", reply.getRefused());
                    }
                    return reply.getRefused().isEmpty();
                })
                .exceptionally(_ -> false);
    }
}
