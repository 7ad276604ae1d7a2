package com.ogensync.connect.api.message.content;

/**
 * What a message says, in the clear. A further kind is a further record. Never logged: {@code toString} is the kind.
 */
public sealed interface MessageContent permits TextContent, UnsupportedContent {

    /** The kind, as it is stored. */
    MessageKind kind();
}
