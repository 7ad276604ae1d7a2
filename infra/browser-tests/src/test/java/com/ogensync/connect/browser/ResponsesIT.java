package com.ogensync.connect.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages behind all filters of the packaged application. */
class ResponsesIT extends Browsing {

    private static final String ENVELOPE = "{\"success\":false,\"error\":\"";

    private APIRequestContext requests() {
        return window().request();
    }

    private static RequestOptions accepting(String type) {
        return RequestOptions.create().setHeader("Accept", type);
    }

    private static List<String> values(APIResponse response, String header) {
        return response.headersArray().stream()
                .filter(it -> it.name.equalsIgnoreCase(header))
                .map(it -> it.value)
                .toList();
    }

    @Test
    void a_page_has_its_own_policy_and_caching_once() {
        var page = requests().get("/dashboard");
        assertThat(values(page, "Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("trusted-types");
        assertThat(values(page, "Cache-Control")).containsExactly("no-cache");
        assertThat(values(page, "Referrer-Policy")).containsExactly("same-origin");
        assertThat(values(page, "X-Request-Id")).hasSize(1);
        var same = RequestOptions.create()
                .setHeader("If-None-Match", values(page, "ETag").getFirst());
        var unchanged = requests().get("/dashboard", same);
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(values(unchanged, "Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void a_part_may_be_kept_for_ever() {
        var requests = requests();
        var style = requests.get("/").text().replaceFirst("(?s).*href=\"(/assets/[^\"]*/styles/parts.css)\".*", "$1");
        assertThat(values(requests.get(style), "Cache-Control")).containsExactly("public, max-age=31536000, immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/dashboard/nowhere", "/ops/console/nowhere"})
    void an_unknown_page_is_a_page_for_browsers_and_an_envelope_for_others(String path) {
        var requests = requests();
        var page = requests.get(path, accepting("text/html"));
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("There is no page at this address");
        var json = requests.get(path, accepting("application/json"));
        assertThat(json.status()).isEqualTo(404);
        assertThat(json.text()).startsWith(ENVELOPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nowhere", "/ops/nowhere", "/sandbox/nowhere", "/assets/nowhere"})
    void an_unknown_path_of_the_api_is_an_envelope_for_browsers_as_well(String path) {
        var refused = requests().get(path, accepting("text/html"));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).startsWith(ENVELOPE);
    }

    @Test
    void a_page_accepts_only_get_and_head() {
        var refused = requests().post("/dashboard");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.text()).startsWith(ENVELOPE);
        assertThat(values(refused, "Allow").getFirst().split(", *")).containsExactlyInAnyOrder("GET", "HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token\":1}", "{\"token\":null}", "[]", "{", "{\"token\":\"x\"}"})
    void a_malformed_sign_in_is_refused_in_the_envelope(String body) {
        var signIn = RequestOptions.create()
                .setHeader("Origin", ENVIRONMENT.app().origin())
                .setHeader("Content-Type", "application/json")
                .setData(body);
        var refused = requests().post("/dashboard/sign-in", signIn);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).startsWith(ENVELOPE);
    }

    @Test
    void requests_of_foreign_pages_are_signed_out() {
        var page = window();
        signUp(page);
        var requests = page.request();
        assertThat(requests.get("/api/credits").status()).isEqualTo(200);
        for (var site : List.of("same-site", "cross-site", "none")) {
            var foreign = RequestOptions.create().setHeader("Sec-Fetch-Site", site);
            assertThat(requests.get("/api/credits", foreign).status()).as(site).isEqualTo(401);
        }
        for (var origin : List.of("https://evil.example", "http://localhost:1", "null")) {
            var foreign = RequestOptions.create()
                    .setHeader("Origin", origin)
                    .setData(Map.of("to", RECIPIENT, "message", "x"));
            assertThat(requests.post("/api/send-message", foreign).status())
                    .as(origin)
                    .isEqualTo(401);
            assertThat(requests.post("/dashboard/sign-in/token", foreign).status())
                    .as(origin)
                    .isEqualTo(403);
        }
    }
}
