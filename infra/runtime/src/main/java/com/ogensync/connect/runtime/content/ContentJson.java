package com.ogensync.connect.runtime.content;

import com.ogensync.connect.api.message.content.MessageContent;
import com.ogensync.connect.api.message.content.MessageKind;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.api.message.content.UnsupportedContent;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Form 1 of the sealed JSON: an object with one member, named after the kind, that contains the kind's object. The JSON
 * is canonical (RFC 8785): members sorted, no white space, lower-case escapes.
 */
final class ContentJson {

    /** The form that is written. */
    static final int FORM = 1;

    private static final String BODY = "body";
    private static final String CAPTION = "caption";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    private ContentJson() {}

    static String write(MessageContent content) {
        var members = switch (content) {
            case TextContent text -> Map.of(BODY, text.body());
            case UnsupportedContent other -> other.caption().isEmpty() ? Map.of() : Map.of(CAPTION, other.caption());
        };
        return JSON.writeValueAsString(Map.of(content.kind().value(), members));
    }

    /**
     * Parses the JSON that {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the form is unknown or the text does not have that form
     */
    static MessageContent read(MessageKind kind, int form, String json) {
        if (form != FORM) {
            throw new IllegalArgumentException("This version does not support content of form " + form);
        }
        var members = tree(json).path(kind.value());
        if (!members.isObject()
                || (kind.equals(MessageKind.TEXT) && !members.path(BODY).isString())) {
            throw new IllegalArgumentException("Not the content of a message of kind " + kind);
        }
        return kind.equals(MessageKind.TEXT)
                ? new TextContent(members.path(BODY).asString(""))
                : new UnsupportedContent(kind, members.path(CAPTION).asString(""));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException _) {
            // The cause is omitted, because it quotes the text.
            throw new IllegalArgumentException("The content of a message is not JSON");
        }
    }
}
