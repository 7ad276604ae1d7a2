package com.ogensync.connect.api.message.content;

/**
 * The plain content of a message; one record per kind. {@code toString} returns only the kind, so that contents are
 * never logged.
 */
public sealed interface MessageContent permits TextContent, UnsupportedContent {

    /** Returns the kind. */
    MessageKind kind();

    /** Returns the text that a person reads: the body or the caption; empty if there is none. */
    String text();
}
