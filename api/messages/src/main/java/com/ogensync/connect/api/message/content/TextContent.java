package com.ogensync.connect.api.message.content;

/** A text message. */
public record TextContent(String body) implements MessageContent {

    @Override
    public MessageKind kind() {
        return MessageKind.TEXT;
    }

    @Override
    public String text() {
        return body;
    }

    @Override
    public String toString() {
        return kind().value();
    }
}
