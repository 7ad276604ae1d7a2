package com.ogensync.connect.rest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.rest.Edge;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class ReferenceTest {

    private final Edge edge = Edge.fresh();
    private final JsonNode api = edge.get("/openapi.json", null).json();

    /** Returns every operation, named by method and path such as {@code get /ping}. */
    private Stream<Operation> operations() {
        return api.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation ->
                                new Operation(operation.getKey() + " " + path.getKey(), operation.getValue())));
    }

    private record Operation(String name, JsonNode words) {}

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    private static List<JsonNode> examples(JsonNode holder) {
        var all = new ArrayList<JsonNode>();
        holder.path("content").forEach(media -> {
            if (media.has("example")) {
                all.add(media.get("example"));
            }
            media.path("examples").forEach(example -> all.add(example.get("value")));
        });
        return all;
    }

    @Test
    void every_route_is_described_and_nothing_else() {
        var routes = new TreeSet<String>();
        edge.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, _) -> mapping.getPatternsCondition()
                        .getPatterns()
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(method.name().toLowerCase(Locale.ROOT) + " " + path))));
        routes.remove("get /openapi.json.yaml");
        assertThat(operations().map(Operation::name)).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void the_description_is_openapi_3_1_and_names_no_host() {
        var reply = edge.get("/openapi.json", null, "Accept-Language", "nonsense;;;");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(api.get("openapi").stringValue()).startsWith("3.1.");
        assertThat(api.get("servers").get(0).get("url").stringValue()).isEqualTo("/");
        assertThat(api.toString()).doesNotContain("127.0.0.1");
    }

    @Test
    void the_description_does_not_depend_on_accept_language() {
        var reply = edge.get("/openapi.json", null);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json())
                .isEqualTo(
                        edge.get("/openapi.json", null, "Accept-Language", "de").json());
    }

    @Test
    void every_operation_has_a_summary_and_its_security() {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.words().path("summary").stringValue("")).isNotBlank();
            assertThat(operation.words().path("operationId").stringValue("")).isNotBlank();
            assertThat(operation.words().path("tags")).hasSize(1);
            boolean open = operation.words().has("security");
            assertThat(open)
                    .as(operation.name())
                    .isEqualTo((!operation.name().contains("/api/")
                                    && !operation.name().contains("/ops/"))
                            || operation.name().endsWith("/api/register"));
            if (!open) {
                assertThat(operation.words().get("responses").propertyNames())
                        .contains("401", "403", "429", "500", "503", "default");
            }
        });
    }

    @Test
    void every_error_has_an_example_in_the_envelope() {
        assertThat(operations())
                .allSatisfy(operation -> operation.words().get("responses").forEachEntry((status, response) -> {
                    var examples = examples(resolved(response));
                    assertThat(examples).as(operation.name() + " " + status).isNotEmpty();
                    if (!status.startsWith("2")) {
                        assertThat(examples).allSatisfy(example -> {
                            assertThat(example.propertyNames()).containsExactly("success", "error");
                            assertThat(example.get("success").booleanValue()).isFalse();
                            assertThat(example.get("error").stringValue()).isNotBlank();
                        });
                    }
                }));
    }

    @Test
    void every_example_matches_its_schema() {
        assertThat(operations()).allSatisfy(operation -> {
            var holders = new ArrayList<JsonNode>();
            operation.words().get("responses").forEach(response -> holders.add(resolved(response)));
            if (operation.words().has("requestBody")) {
                holders.add(operation.words().get("requestBody"));
            }
            for (var holder : holders) {
                holder.get("content").forEach(media -> {
                    assertThat(media.has("schema")).as(operation.name()).isTrue();
                    for (var example : examples(holder)) {
                        assertThat(new Shapes(api).fits(media.get("schema"), example))
                                .as(operation.name() + " " + example)
                                .isTrue();
                    }
                });
            }
        });
    }

    @Test
    void every_reference_can_be_resolved() {
        assertThat(api.findValues("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                api.at(reference.stringValue().substring(1)).isMissingNode())
                        .as(reference.stringValue())
                        .isFalse());
    }

    @Test
    void the_sandbox_is_described_only_where_there_is_one() {
        try (var real = Edge.startWithoutSandbox()) {
            assertThat(real.get("/openapi.json", null).json().get("paths").propertyNames())
                    .contains("/api/send-message")
                    .noneMatch(path -> path.startsWith("/sandbox"));
        }
    }

    @Test
    void the_page_may_run_only_its_inline_script_and_style() throws Exception {
        var reply = edge.get("/reference", null, "Accept", "text/html");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(reply.headers().allValues("Content-Security-Policy")).hasSize(1);
        var policy = reply.header("Content-Security-Policy");
        assertThat(policy).contains("default-src 'none'", "connect-src 'self'").doesNotContain("unsafe");
        for (var element : List.of("script", "style")) {
            var inside = reply.body().split("</?" + element + ">", -1);
            assertThat(inside).hasSize(3);
            var hash = MessageDigest.getInstance("SHA-256").digest(inside[1].getBytes(StandardCharsets.UTF_8));
            assertThat(policy)
                    .contains(element + "-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
        assertThat(reply.body()).doesNotContain("http://", "https://", " src=", "innerHTML");
    }
}
