package com.ogensync.connect.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.TestClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Token attacks of RFC 8725 and others, over HTTP. Many forged tokens are signed with the real secret, so that each is
 * refused for the tested reason only.
 */
class TokenAttackTest {

    private static final String KEY_ID = TokenWriter.keyId(RestSettings.secretOf(EdgeSettings.SECRET));

    private final Edge edge = Edge.fresh();
    private final Edge.Caller caller = edge.caller();

    @BeforeEach
    void a_balance_exists() {
        edge.world().shows(FindBalance.class, new AccountBalance(1, 0, 0));
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String header, String claims, String algorithm, String secret) {
        try {
            var input = part(header) + "." + part(claims);
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return input + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(String header, String claims) {
        return signed(header, claims, "HmacSHA256", EdgeSettings.SECRET);
    }

    private String claims(String more) {
        return "{\"sub\":\"" + caller.account().uuid() + "\",\"jti\":\"" + caller.id() + "\",\"iat\":"
                + TestClock.START.getEpochSecond() + ",\"scope\":\"api\"" + more + "}";
    }

    private int status(String token) {
        var reply = edge.get("/api/credits", token);
        if (reply.status() != 200) {
            reply.failedWith(reply.status());
        }
        return reply.status();
    }

    @Test
    void a_token_signed_by_the_test_is_valid() {
        assertThat(status(signed("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}", claims(""))))
                .isEqualTo(200);
        assertThat(status(signed("{\"alg\":\"HS256\"}", claims("")))).isEqualTo(200);
    }

    static Stream<String> headers() {
        return Stream.of(
                "{\"alg\":\"none\"}",
                "{\"alg\":\"None\"}",
                "{\"alg\":\"hs256\"}",
                "{\"alg\":\"RS256\"}",
                "{\"alg\":\"ES256\"}",
                "{\"alg\":\"HS256\",\"kid\":\"../../dev/null\"}",
                "{\"alg\":\"HS256\",\"kid\":\"\"}",
                "{\"alg\":\"HS256\",\"kid\":7}",
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}",
                "{\"alg\":\"HS256\",\"jku\":\"https://example.com/keys\"}",
                "{\"alg\":\"HS256\",\"x5u\":\"https://example.com/cert\"}",
                "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}",
                "{\"alg\":\"HS256\",\"x5c\":[\"AAAA\"]}",
                "{\"alg\":\"HS256\",\"zip\":\"DEF\"}",
                "{\"alg\":\"HS256\",\"cty\":\"JWT\"}",
                "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}",
                "{\"alg\":\"HS256\",\"more\":1}",
                "{\"alg\":[\"HS256\"]}",
                "{\"typ\":\"JWT\"}",
                "[]",
                "null",
                "HS256",
                "{");
    }

    @ParameterizedTest
    @MethodSource("headers")
    void a_foreign_header_is_401_even_with_a_valid_signature(String header) {
        assertThat(status(signed(header, claims("")))).isEqualTo(401);
    }

    static Stream<String> claims() {
        var account = UUID.randomUUID();
        return Stream.of(
                "{}",
                "[]",
                "x",
                "{\"sub\":\"" + account + "\"}",
                "{\"sub\":\"" + account + "\",\"jti\":\"" + UUID.randomUUID() + "\",\"scope\":\"api\"}",
                "{\"sub\":\"account:" + account + "\",\"jti\":\"x\",\"scope\":\"api\"}",
                "{\"sub\":7,\"jti\":8}");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void claims_without_a_known_account_and_token_are_401(String claims) {
        assertThat(status(signed("{\"alg\":\"HS256\"}", claims))).isEqualTo(401);
    }

    @Test
    void a_token_with_the_id_of_another_account_is_401() {
        var stranger = claims("")
                .replace(caller.account().uuid().toString(), UUID.randomUUID().toString());
        assertThat(status(signed("{\"alg\":\"HS256\"}", stranger))).isEqualTo(401);
    }

    @Test
    void an_expiry_is_honoured_to_the_second() {
        long now = TestClock.START.getEpochSecond();
        var token = signed("{\"alg\":\"HS256\"}", claims(",\"exp\":" + (now + 5)));
        assertThat(status(token)).isEqualTo(200);
        edge.clock().advance(Duration.ofSeconds(6));
        assertThat(status(token)).isEqualTo(401);
        assertThat(status(signed("{\"alg\":\"HS256\"}", claims(",\"exp\":\"soon\""))))
                .isEqualTo(401);
        assertThat(status(signed("{\"alg\":\"HS256\"}", claims(",\"nbf\":" + (now + 3600)))))
                .isEqualTo(401);
    }

    @Test
    void another_key_or_algorithm_is_401() {
        assertThat(status(signed("{\"alg\":\"HS384\"}", claims(""), "HmacSHA384", EdgeSettings.SECRET)))
                .isEqualTo(401);
        assertThat(status(signed("{\"alg\":\"HS512\"}", claims(""), "HmacSHA512", EdgeSettings.SECRET)))
                .isEqualTo(401);
        assertThat(status(signed("{\"alg\":\"HS256\"}", claims(""), "HmacSHA256", EdgeSettings.SECRET + "x")))
                .isEqualTo(401);
        assertThat(status(signed("{\"alg\":\"HS256\"}", claims(""), "HmacSHA256", KEY_ID)))
                .isEqualTo(401);
        assertThat(status(part("{\"alg\":\"none\"}") + "." + part(claims("")) + "."))
                .isEqualTo(401);
    }

    @Test
    void every_changed_or_missing_character_is_401() {
        var token = caller.token();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            var tampered = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(status(tampered)).as("character %s", i).isEqualTo(401);
        }
        for (int length : new int[] {1, 10, token.length() / 2, token.length() - 43, token.length() - 1}) {
            assertThat(status(token.substring(0, length))).isEqualTo(401);
        }
    }

    @Test
    void the_unused_bits_of_the_last_character_must_be_zero() {
        var token = caller.token();
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        assertThat(last % 4).isZero();
        for (int i = 1; i < 4; i++) {
            assertThat(status(token.substring(0, token.length() - 1) + alphabet.charAt(last + i)))
                    .isEqualTo(401);
        }
    }

    @Test
    void a_token_without_the_required_scope_is_403() {
        edge.get("/api/credits", edge.caller(Scope.OPS)).failedWith(403);
        var more = signed("{\"alg\":\"HS256\"}", claims("").replace("\"api\"", "\"ops\""));
        edge.get("/api/credits", more).failedWith(403);
        edge.get("/api/credits", signed("{\"alg\":\"HS256\"}", claims("").replace("\"api\"", "7")))
                .failedWith(403);
    }
}
