package com.ogensync.connect.api.message.content;

/**
 * An incoming message of a kind of which this version stores only the name and the caption.
 *
 * @param caption the caption; empty if there is none
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
