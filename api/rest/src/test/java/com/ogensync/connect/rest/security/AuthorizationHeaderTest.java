package com.ogensync.connect.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.RawSocket;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of the Authorization header (RFC 6750, section 2.1), over HTTP. */
class AuthorizationHeaderTest {

    private final Edge edge = Edge.fresh();
    private final Edge.Caller caller = edge.caller();

    @BeforeEach
    void a_balance_exists() {
        edge.world().shows(FindBalance.class, new AccountBalance(1, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer nonsense",
                "Bearer a.b.c",
                "Bearer a.b.c.d.e",
                "Basic am9objpkb2U=",
                "Token x",
                "bearer\tx",
                "Bearer x y",
                "Bearer x,y"
            })
    void a_malformed_authorization_header_is_401(String authorization) {
        var reply = edge.get("/api/credits", null, "Authorization", authorization);
        reply.failedWith(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void a_header_without_scheme_or_token_is_401_and_the_sentence_names_the_missing_part() throws IOException {
        var scheme = "The Bearer scheme is missing: Authorization: Bearer <token>";
        assertThat(sentence(caller.token())).isEqualTo(scheme);
        assertThat(sentence("Basic am9objpkb2U=")).isEqualTo(scheme);
        assertThat(sentence("Bearer:" + caller)).isEqualTo(scheme);
        assertThat(sentence("Bearer"))
                .isEqualTo("The token is missing after the Bearer scheme: Authorization: Bearer <token>");
        assertThat(sentence("")).isEqualTo("The Authorization header is empty: Authorization: Bearer <token>");
        assertThat(sentence("Bearer " + caller + "\r\nAuthorization: Bearer " + caller))
                .isEqualTo("The Authorization header must be given once: Authorization: Bearer <token>");
        assertThat(sentence("Bearer nonsense")).isEqualTo("The token is invalid, replaced or revoked");
    }

    private String sentence(String authorization) throws IOException {
        try (var socket = new RawSocket(edge)) {
            var reply = socket.send(
                            "GET /api/credits HTTP/1.1\r\nHost: x\r\nAuthorization: " + authorization + "\r\n\r\n")
                    .reply();
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
            return reply.failedWith(401);
        }
    }

    @Test
    void an_oversized_token_is_401_below_the_header_limit_and_431_above() {
        edge.get("/api/credits", "a".repeat(5000)).failedWith(401);
        edge.get("/api/credits", caller + "a".repeat(3000)).failedWith(401);
        edge.get("/api/credits", "a".repeat(9000)).failedWith(431);
    }

    @Test
    void the_scheme_is_case_insensitive() {
        assertThat(edge.get("/api/credits", null, "Authorization", "bEARER " + caller)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_token_in_the_query_is_ignored() {
        edge.get("/api/credits?access_token=" + caller, null).failedWith(401);
    }

    @Test
    void public_paths_ignore_a_bad_token() {
        assertThat(edge.get("/ping", "nonsense").status()).isEqualTo(200);
    }
}
