package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.message.content.MessageContent;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.api.message.content.UnsupportedContent;
import com.ogensync.connect.bridge.v1.SendReply;
import com.ogensync.connect.bridge.v1.SendRequest;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import io.grpc.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends one message through the bridge. If the bridge dies during the call, the outcome is unknown. */
final class SendCall {

    private static final Duration REPLY_GRACE = Duration.ofMillis(500);
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,32}");

    private SendCall() {}

    static CompletableFuture<SendOutcome> begin(
            Channel channel, String session, OutgoingMessage message, Instant deadline, Clock clock) {
        var timeout = Duration.between(clock.instant(), deadline).plus(REPLY_GRACE);
        var request = SendRequest.newBuilder()
                .setSessionId(session)
                .setMessageId(message.id().value())
                .setRecipient(message.to())
                .setDeadlineMillis(deadline.toEpochMilli());
        set(request, message.content());
        return UnaryCall.<SendReply>begin(channel, timeout, (stub, reply) -> stub.send(request.build(), reply))
                .thenApply(reply -> outcome(reply, clock))
                .exceptionally(_ -> SendOutcome.UNKNOWN);
    }

    /** @throws IllegalStateException if this version cannot send the kind */
    private static void set(SendRequest.Builder request, MessageContent content) {
        switch (content) {
            case TextContent text -> request.setText(text.body());
            case UnsupportedContent other ->
                throw new IllegalStateException("This version cannot send a message of the kind " + other.kind());
        }
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
