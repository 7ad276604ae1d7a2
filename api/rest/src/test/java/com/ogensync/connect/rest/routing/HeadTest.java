package com.ogensync.connect.rest.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.session.query.AwaitLinkCode;
import com.ogensync.connect.api.session.query.ConnectionStatus;
import com.ogensync.connect.api.session.query.LinkCode;
import com.ogensync.connect.rest.Edge;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** HEAD is safe (RFC 9110, 9.2.1), even on paths whose published GET is not. */
class HeadTest {

    private final Edge edge = Edge.fresh();

    @Test
    void head_on_any_get_only_reads_stored_data() {
        edge.world().on(AwaitLinkCode.class, _ -> new LinkCode(ConnectionStatus.CONNECTING, null, null));
        var caller = edge.caller();
        var operator = edge.operator("ada");
        var paths = new TreeSet<String>();
        edge.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, _) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                mapping.getPatternsCondition().getPatterns().forEach(path -> paths.add(path.getPatternString()));
            }
        });
        assertThat(paths).hasSizeGreaterThan(20).contains("/api/session/qr", "/api/session/passkey", "/api/events");

        for (var path : paths) {
            var token = path.startsWith("/ops/") ? operator : caller;
            var reply = edge.send(
                    "HEAD", path.replaceAll("\\{.+?}", UUID.randomUUID().toString()), token, null);
            assertThat(reply.status()).as(path).isNotIn(401, 403, 405);
        }

        assertThat(edge.world().received())
                .isNotEmpty()
                .allSatisfy(message ->
                        assertThat(message.getClass().getSimpleName()).matches("(Find|List).+"));
        assertThat(edge.operations().done).isEmpty();
    }

    @Test
    void head_on_the_qr_code_is_200_without_starting_to_link() {
        var reply = edge.send("HEAD", "/api/session/qr", edge.caller(), null);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.headers().map()).doesNotContainKey("content-length");
        assertThat(edge.world().received()).isEmpty();
        assertThat(edge.send("HEAD", "/api/session/qr", null, null).status()).isEqualTo(401);
    }
}
