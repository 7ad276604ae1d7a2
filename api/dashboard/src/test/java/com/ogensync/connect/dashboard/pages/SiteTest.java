package com.ogensync.connect.dashboard.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class SiteTest {

    private final Map<String, String> files = new TreeMap<>(Map.of(
            "pages/404.html", "none",
            "pages/dashboard/phone.html", "{{nav}}<script type=\"module\" src=\"{{assets}}app/phone.js\"></script>",
            "partials/nav.html", "<a href=\"/dashboard/phone\" data-nav><a href=\"/dashboard\" data-nav>{{gateway}}",
            "app/phone.js", "import '../app/a.js';\nimport { html } from 'lit';",
            "app/a.js", "export const a = 1;",
            "lib/lit/index.js", "export const html = 1;"));

    private Site site() {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(UTF_8)));
        return Site.of(new WebTree(bytes), true);
    }

    private String page(String path) {
        var request = MockServerHttpRequest.get(path).build();
        return new String(Objects.requireNonNull(site().pages().get(path)).bodyFor(request), UTF_8);
    }

    @Test
    void a_page_has_the_address_of_its_file() {
        assertThat(site().pages()).containsOnlyKeys("/dashboard/phone");
    }

    @Test
    void a_page_marks_its_own_link_only() {
        assertThat(page("/dashboard/phone"))
                .contains("<a href=\"/dashboard/phone\" data-nav aria-current=\"page\">")
                .contains("<a href=\"/dashboard\" data-nav>")
                .contains("sandbox");
    }

    @Test
    void a_page_preloads_every_imported_module() {
        var folder = site().folder();
        assertThat(page("/dashboard/phone"))
                .containsSubsequence(
                        "modulepreload\" href=\"" + folder + "app/phone.js",
                        "modulepreload\" href=\"" + folder + "app/a.js",
                        "modulepreload\" href=\"" + folder + "lib/lit/index.js",
                        "<script type=\"module\" src=\"" + folder + "app/phone.js");
    }

    @Test
    void a_changed_file_changes_the_folder() {
        var before = site().folder();
        files.put("app/a.js", "export const a = 2;");
        assertThat(site().folder()).isNotEqualTo(before).matches("/assets/[0-9a-f]{16}/");
    }

    @Test
    void an_import_of_a_missing_file_is_refused() {
        files.remove("app/a.js");
        assertThatThrownBy(this::site).hasMessage("No web file app/a.js");
    }

    @Test
    void a_missing_partial_is_refused() {
        files.remove("partials/nav.html");
        assertThatThrownBy(this::site).hasMessage("No web file partials/nav.html");
    }

    @Test
    void present_files_replace_the_packaged_ones(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("pages"));
        Files.writeString(folder.resolve("pages/new.html"), "new");
        var tree = WebTree.packaged().replacedBy(folder);
        assertThat(tree.text("pages/new.html")).isEqualTo("new");
        assertThat(tree.text("pages/index.html")).contains("<!doctype html>");
    }
}
