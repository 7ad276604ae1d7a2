package com.ogensync.connect.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.rest.EdgeSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenWriterTest {

    private static final AccountId ACCOUNT = new AccountId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
    private static final TokenId TOKEN = TokenId.parse("00000000-0000-4000-8000-000000000002");

    private static String write(Instant at) throws JOSEException {
        return new TokenWriter(new EdgeSettings().chosen()).write(ACCOUNT, TOKEN, List.of(Scope.API), at);
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    @Test
    void a_token_contains_the_data_of_its_event_only() throws Exception {
        var parts = write(Instant.parse("2026-01-02T03:04:05.678Z")).split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(text(parts[0])).isEqualTo("{\"kid\":\"%s\",\"typ\":\"JWT\",\"alg\":\"HS256\"}".formatted(keyId()));
        assertThat(text(parts[1]))
                .isEqualTo("{\"sub\":\"00000000-0000-4000-8000-000000000001\",\"iat\":1767323045,"
                        + "\"jti\":\"00000000-0000-4000-8000-000000000002\",\"scope\":\"api\"}");
    }

    private static String keyId() throws Exception {
        var digest = java.security.MessageDigest.getInstance("SHA-256")
                .digest(EdgeSettings.SECRET.getBytes(StandardCharsets.UTF_8));
        return java.util.HexFormat.of().formatHex(digest).substring(0, 8);
    }

    @Test
    void writing_a_token_again_gives_the_same_text() throws Exception {
        var at = Instant.parse("2026-01-02T03:04:05.678Z");
        assertThat(write(at)).isEqualTo(write(at));
        assertThat(write(at)).isNotEqualTo(write(at.plusSeconds(1)));
    }
}
