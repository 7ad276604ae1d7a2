package com.ogensync.connect.reliability.attacks.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Planted leaks, and what is none. */
class CanariesTest {

    private static final String SECRET = "a text+that nobody/may see";

    private final Canaries canaries = new Canaries();

    @BeforeEach
    void one_secret() {
        canaries.add("text", SECRET);
    }

    @Test
    void unrelated_text_is_no_leak() {
        assertThat(canaries.in("ERROR Request 7 failed")).isEmpty();
        assertThat(canaries.in(base64("another text"))).isEmpty();
    }

    @Test
    void the_plain_secret_is_found_anywhere() {
        assertThat(canaries.in("WARN cannot parse '" + SECRET + "'\n\tat x")).containsExactly("text");
    }

    @Test
    void it_is_found_url_encoded_and_in_hexadecimal() {
        var hex = HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(canaries.in("/a?b=a+text%2Bthat+nobody%2Fmay+see")).containsExactly("text URL-encoded");
        assertThat(canaries.in("\\x00" + hex + "ff")).containsExactly("text in hexadecimal");
    }

    @Test
    void it_is_found_in_base64_at_any_offset() {
        for (var before : new String[] {"", "x", "xy", "xyz", "{\"to\":\""}) {
            for (var after : new String[] {"", "z", "\"}"}) {
                assertThat(canaries.in(base64(before + SECRET + after)))
                        .as(before + after)
                        .contains("text in base64");
            }
        }
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> canaries.add("code", "1234")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
