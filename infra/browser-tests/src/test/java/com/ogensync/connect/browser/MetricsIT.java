package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsIT extends DashboardBrowsing {

    @Test
    void messages_failures_success_rate_and_latency_are_shown_as_they_happen() {
        var page = linkedWindow();
        page.navigate("/dashboard/metrics");
        assertThat(page.getByText("Nothing sent")).isVisible();
        post(page, RECIPIENT);
        post(page, NOT_ON_WHATSAPP);
        assertThat(figure(page, "Accepted")).hasText("2");
        assertThat(figure(page, "Read")).hasText("1");
        assertThat(figure(page, "Failed")).hasText("1");
        assertThat(figure(page, "Sent, not failed")).hasText("50%");
        assertThat(page.locator(".latency dd").first()).hasText(Pattern.compile("[0-9.]+ m?s"));
        assertThat(page.locator("time-chart canvas")).hasCount(2);
        page.getByText("Show as a table").first().click();
        assertThat(page.locator("time-chart table").first().locator("tbody tr").last())
                .containsText(Pattern.compile("1\\s*1$"));
    }

    @Test
    void the_period_is_in_the_address_and_survives_a_reload() {
        var page = linkedWindow();
        post(page, RECIPIENT);
        page.navigate("/dashboard/metrics");
        assertThat(link(page, "24 hours")).hasAttribute("aria-current", "true");
        link(page, "7 days").click();
        reload(page, "?range=7d");
        assertThat(link(page, "7 days")).hasAttribute("aria-current", "true");
        assertThat(page.locator("time-chart table").first().locator("tbody tr")).hasCount(7);

        page.getByLabel("From").fill("2026-01-02T00:00");
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("2026-01-04T00:00");
        button(page, "Show").click();
        assertThat(page.getByText("Nothing sent")).isVisible();
        reload(page, page.url().substring(page.url().indexOf('?')));
        assertThat(page.getByText("Nothing sent")).isVisible();
        assertThat(page.getByLabel("From")).hasValue("2026-01-02T00:00");
        link(page, "Clear").click();
        assertThat(figure(page, "Accepted")).hasText("1");
    }

    @Test
    void a_period_that_ends_before_it_begins_is_refused_beside_its_field() {
        var page = window();
        signUp(page);
        page.navigate("/dashboard/metrics");
        page.getByLabel("From").fill("2026-01-04T00:00");
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("2026-01-02T00:00");
        button(page, "Show").click();
        assertThat(page.locator("#from-error")).hasText("from must be before to");
    }

    private static Locator figure(Page page, String name) {
        return page.locator(
                        ".figures > div",
                        new Page.LocatorOptions()
                                .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))))
                .locator("dd");
    }
}
