package com.ogensync.connect.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.dashboard.HttpTest;
import java.io.ByteArrayInputStream;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageResponsesTest extends HttpTest {

    private static final String PART = "(?s).*href=\"(/assets/[0-9a-f]{16}/styles/parts.css)\".*";

    private String part() {
        return text(get("/")).replaceFirst(PART, "$1");
    }

    @Test
    void a_page_may_run_only_scripts_of_this_service() {
        var page = get("/dashboard");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(header(page, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self' 'sha256-")
                .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }

    @Test
    void the_policy_contains_the_digest_of_the_import_map() {
        var page = get("/dashboard");
        var inline = Pattern.compile("<script(?: type=\"importmap\")?>(.+?)</script>")
                .matcher(text(page));
        assertThat(inline.find()).isTrue();
        assertThat(header(page, "Content-Security-Policy")).contains(ContentDigest.policySource(inline.group(1)));
        assertThat(inline.find()).isFalse();
    }

    @Test
    void a_page_is_revalidated_and_answered_with_304() {
        var page = get("/");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        var again = get("/", "If-None-Match", header(page, "ETag"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(again, "ETag")).isEqualTo(header(page, "ETag"));
    }

    @Test
    void a_part_is_kept_for_ever_under_its_digest_only() {
        var part = get(part());
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(header(part, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        var other = get("/assets/0000000000000000/styles/parts.css");
        assertThat(other.body()).isEqualTo(part.body());
        assertThat(header(other, "Cache-Control")).isEqualTo("no-cache");
        assertThat(get(part().replace("parts.css", "none.css")).statusCode()).isEqualTo(404);
    }

    @Test
    void pages_and_partials_are_not_served_as_parts() {
        for (var path : new String[] {"pages/index.html", "partials/head.html", "../web/pages/index.html"}) {
            assertThat(get(part().replace("styles/parts.css", path)).statusCode())
                    .as(path)
                    .isIn(400, 404);
        }
    }

    @Test
    void a_body_is_compressed_if_the_client_accepts_gzip() throws Exception {
        var packed = get("/dashboard", "Accept-Encoding", "gzip");
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding");
        var plain = get("/dashboard");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br, gzip", "deflate;q=0,gzip;q=0.001", "gzip ; q=1.0", "gzip, *;q=0"})
    void gzip_is_used_where_it_is_accepted(String accepted) {
        assertThat(header(get("/dashboard", "Accept-Encoding", accepted), "Content-Encoding"))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "GZIP ; Q=0.000", "br, gzip;q=0, deflate", "*;q=0", "identity", "gzipped", ""})
    void gzip_is_not_used_where_it_is_refused_or_not_named(String accepted) {
        var plain = get("/dashboard", "Accept-Encoding", accepted);
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().allValues("Content-Encoding")).isEmpty();
        assertThat(text(plain)).startsWith("<!doctype html>");
    }

    @Test
    void head_has_the_headers_without_a_body() {
        var head = send("HEAD", "/", "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "ETag")).isEqualTo(header(get("/"), "ETag"));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void a_page_accepts_no_other_method() {
        assertThat(send("POST", "/dashboard", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void the_icon_and_the_picture_of_the_card_have_fixed_addresses() {
        assertThat(header(get("/icon.svg"), "Content-Type")).isEqualTo("image/svg+xml");
        assertThat(header(get("/card.png"), "Content-Type")).isEqualTo("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/dashboard/nowhere", "/ops/console/nowhere"})
    void an_unknown_page_is_answered_with_a_page(String path) {
        var page = get(path, "Accept", "text/html,*/*;q=0.8");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(header(page, "Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(text(page)).contains("There is no page at this address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nowhere", "/ops/nowhere", "/sandbox/nowhere", "/assets/nowhere"})
    void an_unknown_path_of_the_api_is_not_answered_with_a_page(String path) {
        var refused = get(path, "Accept", "text/html");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(text(refused)).doesNotContain("There is no page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "text/html;q=x"})
    void an_unknown_page_is_not_answered_with_a_page_to_other_clients(String accepted) {
        var refused = get("/nowhere", "Accept", accepted);
        assertThat(refused.statusCode()).isIn(404, 406);
        assertThat(text(refused)).doesNotContain("There is no page");
    }
}
