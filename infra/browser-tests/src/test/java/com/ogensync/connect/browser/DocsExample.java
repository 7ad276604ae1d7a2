package com.ogensync.connect.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * An example of the documentation as a reader copies it.
 *
 * @param call method and path
 * @param program the program in the chosen language
 * @param response the documented response in JSON; empty if the page shows none
 */
record DocsExample(String call, String program, String response) {

    private static final String FAILURE = "(?s)\\W*success\\W+[Ff]alse.*";
    private static final String SUCCESS = "(?s).*success[\"']?: ?[Tt]rue.*";

    /** Returns all examples of the open page in their order. */
    static List<DocsExample> all(Page page) {
        return page.locator("api-example").all().stream().map(DocsExample::of).toList();
    }

    private static DocsExample of(Locator element) {
        var response = element.locator("xpath=following-sibling::figure[contains(@class, 'response')]//code");
        return new DocsExample(
                element.locator("figcaption span").textContent(),
                element.locator("code").textContent(),
                response.count() == 0 ? "" : response.textContent());
    }

    /** Whether the program reads an event stream. */
    boolean isStream() {
        return call.endsWith("/api/events");
    }

    /** Fails unless an output is a success or the documented error. */
    void assertAnsweredBy(String output) {
        if (response.contains("\"success\": false")) {
            var error = JsonParser.parseString(response).getAsJsonObject().get("error");
            assertThat(output).as(call).contains(error.getAsString());
        } else if ((call.contains(" /api/") && !isStream()) || response.contains("success")) {
            assertThat(output).as(call).matches(SUCCESS);
        } else {
            assertThat(output).as(call).isNotBlank().doesNotMatch(FAILURE);
        }
    }

    /** Fails unless an output in JSON has the members and types of the documented response. */
    void assertShapedLike(String output) {
        if (!response.isEmpty()) {
            var fits = fits(JsonParser.parseString(response), JsonParser.parseString(output));
            assertThat(fits).as(call + " " + output).isTrue();
        }
    }

    private static boolean fits(JsonElement documented, JsonElement actual) {
        if (documented.isJsonNull() || actual.isJsonNull()) {
            return true;
        }
        if (documented.isJsonObject()) {
            return actual.isJsonObject()
                    && documented.getAsJsonObject().entrySet().stream().allMatch(member -> {
                        var value = actual.getAsJsonObject().get(member.getKey());
                        return value != null && fits(member.getValue(), value);
                    });
        }
        if (documented.isJsonArray()) {
            var elements = actual.isJsonArray() ? actual.getAsJsonArray().asList() : List.<JsonElement>of();
            return !elements.isEmpty() && fits(documented.getAsJsonArray().get(0), elements.getFirst());
        }
        return actual.isJsonPrimitive()
                && documented.getAsJsonPrimitive().isNumber()
                        == actual.getAsJsonPrimitive().isNumber();
    }
}
