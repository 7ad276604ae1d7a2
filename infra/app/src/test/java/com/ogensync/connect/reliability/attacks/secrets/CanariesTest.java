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
    void what_has_nothing_to_do_with_it_is_no_leak() {
        assertThat(canaries.in("ERROR Request 7 failed")).isEmpty();
        assertThat(canaries.in(base64("another text"))).isEmpty();
    }

    @Test
    void the_secret_as_it_is_is_found_anywhere() {
        assertThat(canaries.in("WARN cannot parse '" + SECRET + "'\n\tat x")).containsExactly("text");
    }

    @Test
    void it_is_found_in_an_address_and_in_hexadecimal() {
        var hex = HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(canaries.in("/a?b=a+text%2Bthat+nobody%2Fmay+see")).containsExactly("text as in an address");
        assertThat(canaries.in("\\x00" + hex + "ff")).containsExactly("text in hexadecimal");
    }

    @Test
    void it_is_found_in_base64_whatever_stands_around_it() {
        for (var before : new String[] {"", "x", "xy", "xyz", "{\"to\":\""}) {
            for (var after : new String[] {"", "z", "\"}"}) {
                assertThat(canaries.in(base64(before + SECRET + after)))
                        .as(before + after)
                        .contains("text in base64");
            }
        }
    }

    @Test
    void what_occurs_by_chance_proves_nothing() {
        assertThatThrownBy(() -> canaries.add("code", "1234")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
