package com.ogensync.connect.api.message.content;

/**
 * What a message says, in the clear. A further kind is a further record. Never logged: {@code toString} is the kind.
 */
public sealed interface MessageContent permits TextContent, UnsupportedContent {

    /** The kind, as it is stored. */
    MessageKind kind();

    /** The words that a person reads: the body or the caption; empty if there are none. */
    String text();
}
