package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.ogensync.connect.browser.AppearanceIT.check;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardAppearanceIT extends DashboardBrowsing {

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
    void lists_coins_metrics_and_token_are_accessible_and_fit_the_window(int width, ColorScheme colours) {
        var suffix = "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT);
        var page = window(width, colours);
        signUp(page);
        open(page, "messages", "No messages yet", "messages-new" + suffix);
        open(page, "metrics", "Nothing sent", "metrics-new" + suffix);
        open(page, "coins", "No coins charged in the last 30 days", "coins-new" + suffix);

        linkPhone(page);
        post(page, RECIPIENT);
        post(page, NOT_ON_WHATSAPP);
        page.navigate("/dashboard/messages");
        assertThat(page.locator(".chip.read")).isVisible();
        opened(page, NOT_ON_WHATSAPP);
        opened(page, RECIPIENT);
        check(page, "messages" + suffix);
        open(page, "messages?status=accepted", "Nothing matches", "messages-nothing" + suffix);
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("12");
        button(page, "Search").click();
        assertThat(page.locator("#to-error")).isVisible();
        check(page, "messages-refused" + suffix);

        page.navigate("/dashboard/activity");
        opened(page, RECIPIENT);
        check(page, "activity" + suffix);

        page.navigate("/dashboard/coins?at=2026-01-02T03:04:05Z");
        assertThat(page.locator("coin-use canvas")).isVisible();
        opened(page, "#2");
        assertThat(page.locator("balance-at")).containsText("0 coins");
        check(page, "coins" + suffix);
        page.route("**/api/credits/ledger?*", route -> {
            var response = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(response)
                    .setBody(response.text().replace("\"reason\":\"message\"", "\"reason\":\"correction\"")));
        });
        open(page, "coins", "are broken", "coins-broken" + suffix);

        page.navigate("/dashboard/metrics?range=7d");
        assertThat(page.locator("time-chart canvas")).hasCount(2);
        page.getByText("Show as a table").first().click();
        check(page, "metrics" + suffix);
        fail(page, "/api/metrics");
        open(page, "metrics", "The server cannot be reached", "metrics-error" + suffix);

        open(page, "token", "All of the API", "token" + suffix);
        button(page, "Regenerate").click();
        check(page, "token-question" + suffix);
        dialog(page).locator("button.danger").click();
        assertThat(page.getByText("This is your new token.")).isVisible();
        check(page, "token-new" + suffix);
    }

    private static void open(Page page, String path, String awaited, String name) {
        page.navigate("/dashboard/" + path);
        assertThat(page.getByText(awaited).first()).isVisible();
        check(page, name);
    }
}
