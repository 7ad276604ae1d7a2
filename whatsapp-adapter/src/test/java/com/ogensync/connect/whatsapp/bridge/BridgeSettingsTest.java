package com.ogensync.connect.whatsapp.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BridgeSettingsTest {

    private static final BridgeSettings SETTINGS = new BridgeSettings(
            Path.of("folder"), "postgresql://host/db", "ada", "quoted \" back\\slash\nनमस्ते", "", "");

    @Test
    void the_settings_are_one_line_of_json() {
        assertThat(SETTINGS.json("token", "/a socket"))
                .isEqualTo(
                        "{\"token\":\"token\",\"socket\":\"/a socket\",\"database\":{\"url\":\"postgresql://host/db\","
                                + "\"user\":\"ada\",\"password\":\"quoted \\u0022 back\\u005cslash\\u000aनमस्ते\"},"
                                + "\"whatsapp\":{\"test_server\":\"\",\"test_root\":\"\"}}");
    }

    @Test
    void the_string_form_contains_no_secret() {
        assertThat(SETTINGS).hasToString("BridgeSettings[folder]");
    }
}
