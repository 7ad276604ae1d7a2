package com.ogensync.connect.runtime.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.api.message.content.MessageContent;
import com.ogensync.connect.api.message.content.MessageKind;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.api.message.content.UnsupportedContent;
import org.junit.jupiter.api.Test;

/** The sealed JSON is a frozen stored form, so each sample is written by hand. */
class ContentJsonTest {

    private static final MessageKind IMAGE = new MessageKind("image");

    @Test
    void a_text_is_stored_as_its_api_object() {
        isStoredAs(new TextContent("Hello! 🚀 नमस्ते"), "{\"text\":{\"body\":\"Hello! 🚀 नमस्ते\"}}");
    }

    @Test
    void an_unsupported_kind_keeps_its_caption() {
        isStoredAs(new UnsupportedContent(IMAGE, "Look"), "{\"image\":{\"caption\":\"Look\"}}");
        isStoredAs(new UnsupportedContent(IMAGE, ""), "{\"image\":{}}");
    }

    @Test
    void control_characters_are_escaped_as_rfc_8785_says() {
        isStoredAs(
                new TextContent("\"\\/\b\f\n\r\t\u001f\u007f\u2028"),
                "{\"text\":{\"body\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u001f\u007f\u2028\"}}");
    }

    @Test
    void a_form_of_a_newer_version_is_refused() {
        assertThatThrownBy(() -> ContentJson.read(MessageKind.TEXT, 2, "{\"text\":{\"body\":\"x\"}}"))
                .hasMessage("This version does not support content of form 2");
    }

    @Test
    void a_refusal_does_not_quote_the_content() {
        assertThatThrownBy(() -> ContentJson.read(MessageKind.TEXT, 1, "secret"))
                .hasMessage("The content of a message is not JSON")
                .hasNoCause();
        assertThatThrownBy(() -> ContentJson.read(IMAGE, 1, "{\"text\":{\"body\":\"secret\"}}"))
                .hasMessage("Not the content of a message of kind image");
    }

    @Test
    void a_text_without_a_body_is_refused() {
        assertThatThrownBy(() -> ContentJson.read(MessageKind.TEXT, 1, "{\"text\":{}}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void isStoredAs(MessageContent content, String json) {
        assertThat(ContentJson.write(content)).isEqualTo(json);
        assertThat(ContentJson.read(content.kind(), ContentJson.FORM, json)).isEqualTo(content);
    }
}
