package com.ogensync.connect.rest.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.envelope.AnswerHeaders;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of another module, declared by {@link PublicPaths}. */
class PublicPathsTest {

    private final Edge edge = Edge.fresh();

    @ParameterizedTest
    @ValueSource(strings = {"/pages/one", "/ops/pages/one"})
    void a_page_needs_no_token_and_has_its_own_headers_only(String path) {
        for (var token : new String[] {null, "nonsense", edge.caller().token()}) {
            var page = edge.get(path, token);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).isEqualTo("page");
            assertThat(page.headers().allValues("Content-Security-Policy")).isEqualTo(List.of("script-src 'self'"));
            assertThat(page.headers().allValues("Cache-Control")).isEqualTo(List.of("no-cache"));
            assertThat(page.headers().map()).containsKey("x-request-id");
            assertThat(page.headers().map()).doesNotContainKeys("x-frame-options", "referrer-policy");
        }
        assertThat(edge.send("HEAD", path, null, null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /pages/one, 'GET,HEAD'",
        "DELETE, /ops/pages/one, 'GET,HEAD'",
        "OPTIONS, /pages, 'GET,HEAD'",
        "GET, /pages/sign-in, 'POST,DELETE'"
    })
    void other_methods_are_405(String method, String path, String allowed) {
        var reply = edge.send(method, path, null, null);
        reply.failedWith(405);
        assertThat(Set.of(reply.header("Allow").split(", *", -1))).isEqualTo(Set.of(allowed.split(",", -1)));
    }

    @Test
    void a_more_specific_path_has_its_own_methods() {
        assertThat(edge.post("/pages/sign-in", null, "{}").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"/pages/nope, 404", "/ops/pages/nope, 404", "/pages/broken, 500"})
    void errors_of_pages_have_the_envelope_and_headers_of_every_error(String path, int status) {
        var reply = edge.get(path, null);
        reply.failedWith(status);
        AnswerHeaders.SECURITY.forEach(
                (name, value) -> assertThat(reply.header(name)).isEqualTo(value));
    }

    @Test
    void paths_beside_public_ones_keep_their_token_and_headers() {
        var refused = edge.get("/ops/accounts", null);
        refused.failedWith(401);
        AnswerHeaders.SECURITY.forEach(
                (name, value) -> assertThat(refused.header(name)).isEqualTo(value));
        edge.get("/ops/pages/../accounts", null).failedWith(400);
        edge.get("/ops/pages/one%2F..%2F..%2Faccounts", null).failedWith(400);
        edge.get("/ops/pagesone", null).failedWith(404);
    }
}
