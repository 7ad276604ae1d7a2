package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppearanceIT extends Browsing {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
    void every_page_is_accessible_and_fits_the_window(int width, ColorScheme colours) {
        var suffix = "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT);
        var page = window(width, colours);
        page.navigate("/");
        check(page, "index" + suffix);
        page.navigate("/sign-in");
        check(page, "sign-in" + suffix);
        page.navigate("/nowhere");
        assertThat(page.getByText("There is no page at this address")).isVisible();
        check(page, "not-found" + suffix);

        signUp(page);
        check(page, "registered" + suffix);
        page.navigate("/dashboard");
        assertThat(page.getByText("No messages yet")).isVisible();
        check(page, "overview-new" + suffix);
        page.navigate("/dashboard/phone");
        assertThat(page.getByAltText("QR code that links your phone")).isVisible();
        check(page, "phone-code" + suffix);
        linkPhone(page);
        check(page, "phone-linked" + suffix);
        page.navigate("/dashboard/send");
        check(page, "send-new" + suffix);
        send(page, RECIPIENT, "Hello! 🚀");
        assertThat(page.locator("sent-message .chip")).hasText("read");
        assertThat(page.locator(".chat .out .ticks")).hasText("✓✓read");
        check(page, "send-read" + suffix);
        page.navigate("/dashboard");
        assertThat(page.locator("usage-chart canvas")).isVisible();
        page.getByText("Show as a table").click();
        check(page, "overview" + suffix);
        if (button(page, "Menu").isVisible()) {
            button(page, "Menu").click();
            assertThat(link(page, "Metrics")).isVisible();
            check(page, "menu" + suffix);
        }
    }

    @Test
    void a_focused_field_has_an_outline_in_forced_colours() {
        var page = window();
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        page.navigate("/sign-in");
        var field = page.getByLabel("API token");
        field.focus();
        assertThat(field).hasCSS("outline-style", "solid");
        assertThat(field).hasCSS("outline-width", "2px");
    }

    @Test
    void numbers_and_dates_are_in_the_language_of_the_page() {
        var page = window();
        signUp(page);
        page.navigate("/dashboard/send");
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill("x".repeat(1_234));
        assertThat(page.locator("#length")).hasText("1,234");
        page.navigate("/dashboard/token");
        assertThat(page.locator("account-data time").first())
                .hasText(Pattern.compile("\\d{1,2} [A-Za-z]+ \\d{4}, \\d{2}:\\d{2}:\\d{2}"));
    }

    /** Checks that a page fits the window and that axe finds nothing, and stores its picture. */
    static void check(Page page, String name) {
        assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))
                .as(name + " must not scroll sideways")
                .isLessThanOrEqualTo(0);
        picture(page, name);
        var results = new AxeBuilder(page).withTags(RULES).analyze();
        assertThat(results.getViolations())
                .as(name)
                .extracting(it -> it.getId() + ": " + it.getNodes().getFirst().getHtml() + " "
                        + it.getNodes().getFirst().getFailureSummary())
                .isEmpty();
    }
}
