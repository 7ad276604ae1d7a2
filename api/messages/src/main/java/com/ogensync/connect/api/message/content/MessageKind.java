package com.ogensync.connect.api.message.content;

import com.ogensync.connect.api.Identifier;
import java.util.regex.Pattern;

/**
 * The kind of a message's content. It is stored in the clear.
 *
 * @param value lower_snake, 1-32 characters: {@code text}, {@code image}, …
 */
public record MessageKind(String value) implements Identifier {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    /** A text message. */
    public static final MessageKind TEXT = new MessageKind("text");

    public MessageKind {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a message kind: 1-32 of a-z, 0-9 and _");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
