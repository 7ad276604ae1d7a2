package com.ogensync.connect.reliability.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CanonicalFormTest {

    /** The second entry of docs/AUDIT.md, whose hash was computed there with sha256sum. */
    private static final String DEBIT = """
            {"accountId":"account:6f1c1d2e-0b7a-4c55-9a34-2f8f5b0d9c11","entry":2,"amount":1,"reason":"message",\
            "balance":99,"messageId":"3EB0A1B2C3D4E5F60718AB","corrects":null,"at":"2026-01-02T03:05:00.000Z",\
            "requestId":"req-send-1","tokenId":"0d6f8c7a-52f4-4e0b-8a55-3b6a7f1e9d20","by":"user",\
            "previous":"a8d8f6c029c6b311f10965970920d44dc767cabc472280520aa0c317c444224f"}""";

    @Test
    void the_hash_equals_the_documented_one() {
        var payload = JsonMapper.builder().build().readTree(DEBIT);
        var entry = new StoredEvent("account:6f1c1d2e-0b7a-4c55-9a34-2f8f5b0d9c11", 4, "CoinDebited", payload);

        assertThat(CanonicalForm.hash(entry))
                .isEqualTo("84d846068ad6151c47d196b6f4967b60a1f566d6dac7612187ee9a4575e58c92");
    }
}
