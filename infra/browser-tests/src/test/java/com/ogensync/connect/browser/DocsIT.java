package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocsIT extends Browsing {

    /** The service generates /openapi.json at its first request, which takes seconds on a busy machine. */
    private static final int GENERATION_MAX = 30_000;

    @Test
    void the_chosen_language_applies_to_all_examples_and_is_remembered() {
        var page = window();
        page.navigate("/docs");
        var languages = page.getByLabel("Language of all examples");
        assertThat(languages.first()).hasValue("curl");
        var send = page.locator("#send-message api-example");
        assertThat(send.locator("code"))
                .containsText("curl -X POST " + ENVIRONMENT.app().origin());

        send.scrollIntoViewIfNeeded();
        send.locator("select").selectOption("Java");
        assertThat(send.locator("select")).isInViewport();
        assertThat(page.locator("#ping code").first()).containsText("class Example");
        page.reload();
        assertThat(languages.last()).hasValue("Java");
        assertThat(send.locator("code")).containsText("class Example");
        page.navigate("/docs/reference#get-ping");
        assertThat(page.locator("#get-ping api-example code"))
                .containsText("class Example", new LocatorAssertions.ContainsTextOptions().setTimeout(GENERATION_MAX));
    }

    @Test
    void a_signed_out_reader_sees_the_placeholder_and_the_way_to_sign_in() {
        var page = window();
        page.navigate("/docs");
        assertThat(page.locator("#credits api-example code")).containsText("Bearer YOUR_TOKEN");
        assertThat(page.getByText("You are signed out")).isVisible();
        link(page, "Sign in").click();
        page.waitForURL("**/sign-in?then=/docs");
    }

    @Test
    void the_contents_follow_the_reader_and_lead_to_each_section() {
        var page = window();
        page.navigate("/docs#metrics");
        var contents = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("On this page"));
        var current = contents.locator("[aria-current=location]");
        assertThat(current).hasText("Show metrics");
        assertThat(current).isInViewport();
        contents.getByText("Limits", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(current).hasText("Limits");
        assertThat(page.locator("#limits h3")).isInViewport();
        var broken = page.evaluate("[...document.querySelectorAll('main a[href^=\"#\"], .contents a')]"
                + ".filter(it => !document.getElementById(it.hash.slice(1))).map(it => it.hash).join()");
        assertThat(broken).isEqualTo("");
    }

    @Test
    void the_reference_opens_the_linked_operation() {
        var page = window();
        page.navigate("/docs/reference#post-api-send-message");
        var send = page.locator("#post-api-send-message");
        assertThat(send.getByText("Insufficient SyncCoin credits"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(GENERATION_MAX));
        assertThat(send.locator("dt", new Locator.LocatorOptions().setHasText("messageId"))
                        .first())
                .isVisible();
        assertThat(page.locator(".contents [aria-current=location]")).hasText("Send a message");
        page.locator("#get-api-credits summary").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#get-api-credits .fields").first()).isVisible();
        page.waitForURL(Pattern.compile(".*#get-api-credits"));
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
    void the_documentation_is_accessible_and_fits_the_window(int width, ColorScheme colours) {
        var suffix = "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT);
        var page = window(width, colours);
        page.navigate("/docs");
        AppearanceIT.check(page, "docs" + suffix);
        page.navigate("/docs/reference#post-api-send-message");
        assertThat(page.locator("#post-api-send-message .fields").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(GENERATION_MAX));
        AppearanceIT.check(page, "reference" + suffix);
        if (button(page, "Contents").isVisible()) {
            button(page, "Contents").click();
            assertThat(link(page, "Send a message")).isVisible();
            AppearanceIT.check(page, "reference-contents" + suffix);
            link(page, "Send a message").click();
            assertThat(link(page, "Send a message")).isHidden();
        }
        assertThat((Integer) page.evaluate("performance.getEntriesByType('resource')"
                        + ".filter(it => it.name.endsWith('.js')).reduce((sum, it) => sum + it.encodedBodySize, 0)"))
                .as("bytes of script")
                .isLessThan(80_000);
    }
}
