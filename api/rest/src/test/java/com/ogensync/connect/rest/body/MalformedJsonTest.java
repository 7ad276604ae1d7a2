package com.ogensync.connect.rest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ogensync.connect.rest.body.StrictJsonTest.Request;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not a well-formed JSON object. */
class MalformedJsonTest {

    private final StrictJson json = new StrictJson();

    private void refuses(byte[] body, String sentence) {
        assertThatExceptionOfType(EdgeException.class)
                .isThrownBy(() -> json.read(body, Request.class))
                .satisfies(e -> assertThat(e.status().value()).isEqualTo(400))
                .satisfies(e -> assertThat(e.sentence()).startsWith(sentence));
    }

    private void refuses(String body, String sentence) {
        refuses(body.getBytes(StandardCharsets.UTF_8), sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "7",
                "{",
                "{\"text\"}",
                "{text:\"a\",\"now\":true}",
                "{'text':'a','now':true}",
                "{\"text\":\"a\",\"now\":true,}",
                "{\"text\":\"a\",\"now\":true}}",
                "{\"text\":\"a\",\"now\":true} x",
                "{\"text\":\"a\",\"now\":true}{}",
                "{\"text\":\"a\",\"text\":\"b\",\"now\":true}",
                "{\"text\":\"a\",\"x\":{\"y\":1,\"y\":2},\"now\":true}",
                "{\"text\":\"a\",\"now\":tru}",
                "{\"text\":\"a\nb\",\"now\":true}",
                "{\"text\":\"\\x\",\"now\":true}",
                "{\"text\":NaN,\"now\":true}",
                "{\"x\":01,\"text\":\"a\",\"now\":true}",
                "{\"text\":\"a\",/* */\"now\":true}",
                "\uFEFF",
                "\uFEFF\uFEFF{\"text\":\"a\",\"now\":true}",
                " \uFEFF{\"text\":\"a\",\"now\":true}",
                "{\uFEFF\"text\":\"a\",\"now\":true}",
                "{\"text\":\"a\",\"now\":true}\uFEFF"
            })
    void a_body_that_is_not_one_json_object_is_refused(String body) {
        refuses(body, "The body must be one well-formed JSON object");
    }

    @Test
    void depth_and_huge_numbers_are_refused() {
        refuses("{\"x\":" + "[".repeat(30_000), "The body must be one");
        refuses("{\"x\":" + "[".repeat(40) + "]".repeat(40) + ",\"text\":\"a\",\"now\":true}", "The body must be one");
        refuses("{\"x\":" + "9".repeat(5000) + ",\"text\":\"a\",\"now\":true}", "The body must be one");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        for (var bytes :
                new int[][] {{0xff}, {0xc0, 0x80}, {0xed, 0xa0, 0x80}, {0xf4, 0x90, 0x80, 0x80}, {0xc3}, {0x80}}) {
            var body = new StringBuilder("{\"now\":true,\"text\":\"");
            for (int b : bytes) {
                body.append((char) b);
            }
            refuses(body.append("\"}").toString().getBytes(StandardCharsets.ISO_8859_1), "The body must be one");
        }
        refuses("{\"text\":\"a\",\"now\":true}".getBytes(StandardCharsets.UTF_16), "The body must be one");
        refuses("{\"text\":\"a\",\"now\":true}".getBytes(StandardCharsets.UTF_16LE), "The body must be one");
    }

    @Test
    void an_error_never_repeats_the_body() {
        for (var body : new String[] {
            "{\"canary\":1,\"canary\":2}", "{\"text\":\"canary\",\"now\":\"canary\"}", "canary", "{\"text\":canary}"
        }) {
            assertThatExceptionOfType(EdgeException.class)
                    .isThrownBy(() -> json.read(body.getBytes(StandardCharsets.UTF_8), Request.class))
                    .satisfies(e -> assertThat(e.sentence()).doesNotContain("canary"))
                    .withNoCause();
        }
    }

    @Test
    void corrupted_bytes_cause_no_error_other_than_400() {
        var random = new Random(42);
        var good = "{\"text\":\"a\\u0041\ud83d\ude80\",\"now\":true,\"x\":[1,{\"y\":null}]}"
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            var body = good.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                json.read(body, Request.class);
            } catch (EdgeException e) {
                assertThat(e.status().value()).isEqualTo(400);
            }
        }
    }
}
