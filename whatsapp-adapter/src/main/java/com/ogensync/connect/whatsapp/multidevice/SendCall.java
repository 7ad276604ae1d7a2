package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.bridge.v1.BridgeGrpc;
import com.ogensync.connect.bridge.v1.SendReply;
import com.ogensync.connect.bridge.v1.SendRequest;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import io.grpc.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends one message through the bridge. If the bridge dies during the call, the outcome is unknown. */
final class SendCall {

    private static final Duration REPLY_GRACE = Duration.ofMillis(500);
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,32}");

    private SendCall() {}

    static CompletableFuture<SendOutcome> begin(
            Channel channel, String session, OutgoingMessage message, Instant deadline, Clock clock) {
        var left = Duration.between(clock.instant(), deadline).plus(REPLY_GRACE);
        var answer = new UnaryCall<SendReply>();
        BridgeGrpc.newStub(channel)
                .withDeadlineAfter(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS)
                .send(
                        SendRequest.newBuilder()
                                .setSessionId(session)
                                .setMessageId(message.id().value())
                                .setRecipient(message.to())
                                .setText(message.text())
                                .setDeadlineMillis(deadline.toEpochMilli())
                                .build(),
                        answer);
        return answer.future().thenApply(reply -> outcome(reply, clock)).exceptionally(_ -> SendOutcome.UNKNOWN);
    }

    private static SendOutcome outcome(SendReply reply, Clock clock) {
        return switch (reply.getOutcome()) {
            case SENT -> new SendOutcome.Acknowledged(clock.instant(), resolved(reply));
            case REFUSED -> new SendOutcome.Refused(code(reply.getCode()));
            case NOT_SENT -> SendOutcome.NOT_SENT;
            case UNKNOWN, OUTCOME_UNSPECIFIED, UNRECOGNIZED -> SendOutcome.UNKNOWN;
        };
    }

    private static @Nullable String resolved(SendReply reply) {
        return reply.getResolvedNumber().isEmpty() ? null : reply.getResolvedNumber();
    }

    private static String code(String given) {
        return CODE.matcher(given).matches() ? given : "unknown";
    }
}
