package com.ogensync.connect.api.message.content;

/**
 * An incoming message of a kind that this version stores by name only.
 *
 * @param caption the text that came with it; empty if none
 */
public record UnsupportedContent(MessageKind kind, String caption) implements MessageContent {

    @Override
    public String text() {
        return caption;
    }

    @Override
    public String toString() {
        return kind.value();
    }
}
