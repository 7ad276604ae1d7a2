package com.ogensync.connect.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void only_sealed_contents_are_removed_from_an_event() {
        var event = "{\"accountId\":\"account:x\",\"name\":{\"keyId\":\"k\",\"box\":\"bmFtZQ\"},\"entry\":12345678}";

        assertThat(Masking.ofEvent(event))
                .isEqualTo(
                        "{\"accountId\":\"account:x\",\"name\":{\"keyId\":\"k\",\"box\":\"(sealed)\"},\"entry\":12345678}");
    }

    @Test
    void quotes_addresses_and_numbers_are_removed_from_an_error_message() {
        assertThat(Masking.ofText("No \"John Doe\" <john@example.com> at 919876543210 or +4915112345678, entry 12"))
                .isEqualTo("No (hidden) <(hidden)> at (hidden) or (hidden), entry 12")
                .doesNotContain("John", "9198");
        assertThat(Masking.ofText("account:6f1c1d2e-0b7a-4c55-9a34-2f8f5b0d9c11"))
                .isEqualTo("account:6f1c1d2e-0b7a-4c55-9a34-2f8f5b0d9c11");
    }
}
