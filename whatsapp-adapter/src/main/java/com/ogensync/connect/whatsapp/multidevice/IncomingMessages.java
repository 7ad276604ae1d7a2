package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.MessageContent;
import com.ogensync.connect.api.message.content.MessageKind;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.api.message.content.UnsupportedContent;
import com.ogensync.connect.bridge.v1.AcknowledgeMessageReply;
import com.ogensync.connect.bridge.v1.AcknowledgeMessageRequest;
import com.ogensync.connect.bridge.v1.IncomingMessage;
import com.ogensync.connect.bridge.v1.ProvideTextReply;
import com.ogensync.connect.bridge.v1.ProvideTextRequest;
import com.ogensync.connect.bridge.v1.Receipt;
import com.ogensync.connect.whatsapp.gateway.ReceivedMessage;
import io.grpc.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles an account's incoming messages, receipts, and requests to resend a message. */
final class IncomingMessages {

    private static final Logger LOG = LoggerFactory.getLogger(IncomingMessages.class);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final String OWN_ID_PREFIX = "3EB0";
    private static final int KIND_LENGTH_MAX = 32;

    private final SessionRef session;

    IncomingMessages(SessionRef session) {
        this.session = session;
    }

    /**
     * Handles an incoming message. It is acknowledged to WhatsApp once it is durable; otherwise WhatsApp delivers it
     * again. Messages that the owner sent from the phone are acknowledged and ignored.
     */
    void incoming(IncomingMessage message, Channel channel) {
        var id = id(message.getMessageId());
        if (id.isEmpty() || message.getFromOwnAccount()) {
            acknowledge(message, true, channel);
            return;
        }
        var from = message.getSenderNumber().isEmpty() ? message.getSenderAddress() : message.getSenderNumber();
        var received = new ReceivedMessage(
                id.get(),
                message.getChatAddress(),
                from,
                content(message),
                Instant.ofEpochMilli(message.getSentAtMillis()));
        var _ = session.events()
                .received(session.account(), received)
                .whenComplete((_, failure) -> acknowledge(message, failure == null, channel));
    }

    /** Handles a receipt of a recipient's device: delivered or read. */
    void receipt(Receipt receipt) {
        switch (receipt.getKind()) {
            case DELIVERED ->
                ids(receipt.getMessageIdsList()).forEach(id -> session.events().delivered(session.account(), id));
            case READ, PLAYED ->
                ids(receipt.getMessageIdsList()).forEach(id -> session.events().read(session.account(), id));
            case OTHER, KIND_UNSPECIFIED, UNRECOGNIZED -> LOG.debug("Ignored a receipt of another kind");
        }
    }

    /** Provides the text of a message, read from its event, to resend it to a recipient that could not decrypt it. */
    void textWanted(String messageId, Channel channel) {
        Thread.startVirtualThread(() -> {
            var text = id(messageId).flatMap(this::text);
            var answer = ProvideTextRequest.newBuilder()
                    .setSessionId(session.id())
                    .setMessageId(messageId)
                    .setText(text.orElse(""))
                    .setKnown(text.isPresent())
                    .build();
            var _ = UnaryCall.<ProvideTextReply>begin(
                    channel, ANSWER_TIMEOUT, (stub, reply) -> stub.provideText(answer, reply));
        });
    }

    private Optional<String> text(WhatsAppMessageId id) {
        try {
            return session.context().texts().find(session.account(), id);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Could not read the text of a message to be resent ({})",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private void acknowledge(IncomingMessage message, boolean durable, Channel channel) {
        var request = AcknowledgeMessageRequest.newBuilder()
                .setSessionId(session.id())
                .setMessageId(message.getMessageId())
                .setSenderAddress(message.getSenderAddress())
                .setDurable(durable)
                .build();
        var _ = UnaryCall.<AcknowledgeMessageReply>begin(
                channel, ANSWER_TIMEOUT, (stub, reply) -> stub.acknowledgeMessage(request, reply));
    }

    /** Returns the ids of messages sent by this service. Messages sent from the phone have ids of another form. */
    private static Stream<WhatsAppMessageId> ids(List<String> given) {
        return given.stream().filter(it -> it.startsWith(OWN_ID_PREFIX)).flatMap(it -> id(it).stream());
    }

    private static Optional<WhatsAppMessageId> id(String given) {
        try {
            return Optional.of(new WhatsAppMessageId(given));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static MessageContent content(IncomingMessage message) {
        var kind = kind(message.getKind());
        return kind.equals(MessageKind.TEXT)
                ? new TextContent(message.getText())
                : new UnsupportedContent(kind, message.getText());
    }

    /** Converts WhatsApp's name of the kind into the stored form. */
    private static MessageKind kind(String given) {
        var word = given.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^[^a-z]+", "");
        return new MessageKind(
                word.isEmpty() ? "unknown" : word.substring(0, Math.min(KIND_LENGTH_MAX, word.length())));
    }
}
