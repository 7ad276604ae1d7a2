package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CoinsIT extends DashboardBrowsing {

    private static final String ROWS = "ledger-row";
    private static final Pattern LEDGER = Pattern.compile(".*/api/credits/ledger.*");

    @Test
    void the_browser_checks_the_chain_and_continues_with_new_entries() {
        var page = linkedWindow();
        page.navigate("/dashboard/coins");
        assertThat(verdict(page)).containsText("the only entry");
        post(page, NOT_ON_WHATSAPP);
        assertThat(verdict(page)).containsText("Unbroken. This browser has computed the hash of all 3 entries");
        assertThat(page.locator(ROWS)).hasText(new Pattern[] {
            Pattern.compile("Refund of a failed message\\s+#3.*\\+1\\s+" + Environment.COINS + "\\s*$", Pattern.DOTALL),
            Pattern.compile("Message\\s+#2.*−1\\s+" + (Environment.COINS - 1) + "\\s*$", Pattern.DOTALL),
            Pattern.compile("Granted at sign-up\\s+#1.*\\+3\\s+" + Environment.COINS + "\\s*$", Pattern.DOTALL)
        });
        assertThat(page.locator("coin-use .readout")).containsText("1 charged");
    }

    @Test
    void a_changed_entry_is_named() {
        var page = linkedWindow();
        post(page, NOT_ON_WHATSAPP);
        page.route(LEDGER, route -> alter(route, "\"reason\":\"message\"", "\"reason\":\"correction\""));
        page.navigate("/dashboard/coins");
        assertThat(verdict(page)).containsText("One entry is broken.");
        assertThat(verdict(page)).containsText("Entry 2: Its hash does not match its content.");
        assertThat(page.locator(ROWS, new Page.LocatorOptions().setHasText("Broken")))
                .containsText("#2");
    }

    @Test
    void a_removed_entry_and_an_altered_amount_are_named() {
        var page = linkedWindow();
        post(page, NOT_ON_WHATSAPP);
        page.route(LEDGER, route -> alter(route, "\\{\"entry\":2,[^}]*},", ""));
        page.navigate("/dashboard/coins");
        assertThat(verdict(page)).containsText("Entry 3: Its number does not follow 1.");
        assertThat(verdict(page)).containsText("It does not contain the hash of the entry before it.");
        page.unrouteAll();
        page.route(
                LEDGER,
                route -> alter(
                        route,
                        "\"entry\":1,\"type\":\"granted\",\"amount\":3",
                        "\"entry\":1,\"type\":\"granted\",\"amount\":2"));
        page.reload();
        assertThat(verdict(page)).containsText("Entry 1: Its balance is 3, but the entries add up to 2.");
    }

    @Test
    void the_balance_at_a_moment_is_in_the_address() {
        var page = linkedWindow();
        post(page, RECIPIENT);
        page.navigate("/dashboard/coins");
        page.getByLabel("Date and time").fill("2026-01-02T03:04");
        button(page, "Show the balance").click();
        assertThat(page.locator("balance-at")).containsText("0 coins");
        assertThat(page.locator("balance-at")).containsText("That was before the first entry of the ledger.");
        var query = page.url().substring(page.url().indexOf('?'));
        assertThat(query).startsWith("?at=2026-01-02T03%3A04%3A00");
        reload(page, query);
        assertThat(page.getByLabel("Date and time")).hasValue("2026-01-02T03:04");
        assertThat(page.locator("balance-at")).containsText("0 coins");

        page.navigate("/dashboard/coins?at=2036-01-02T03:04:05Z");
        assertThat(page.locator("balance-at")).containsText("2 coins");
        assertThat(page.locator("balance-at")).containsText("After entry 2 of the ledger.");
    }

    @Test
    void an_error_is_shown_in_words_until_trying_again_succeeds() {
        var page = window();
        signUp(page);
        fail(page, "/api/credits/ledger");
        page.navigate("/dashboard/coins");
        assertThat(page.locator("coin-ledger .note")).containsText("The server cannot be reached.");
        page.unrouteAll();
        button(page, "Try again").click();
        assertThat(verdict(page)).containsText("Unbroken.");
    }

    private static Locator verdict(Page page) {
        return page.locator("coin-ledger > .note");
    }

    private static void alter(Route route, String pattern, String replacement) {
        var response = route.fetch();
        var altered = response.text().replaceFirst(pattern, replacement);
        assertThat(altered).isNotEqualTo(response.text());
        route.fulfill(new Route.FulfillOptions().setResponse(response).setBody(altered));
    }
}
