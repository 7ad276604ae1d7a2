package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TokenIT extends DashboardBrowsing {

    @Test
    void the_token_is_masked_until_it_is_shown_and_can_be_copied() {
        var page = window();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var token = signUp(page);
        page.navigate("/dashboard/token");
        assertThat(field(page)).hasValue("•".repeat(32));
        button(page, "Copy the token").click();
        assertThat(page.getByText("Token copied")).isAttached();
        assertThat((String) page.evaluate("navigator.clipboard.readText()")).isEqualTo(token);
        assertThat(field(page)).hasValue("•".repeat(32));
        button(page, "Show").click();
        assertThat(field(page)).hasValue(token);
        button(page, "Hide").click();
        assertThat(field(page)).hasValue("•".repeat(32));
    }

    @Test
    void a_regenerated_token_replaces_the_old_one_and_the_browser_stays_signed_in() {
        var page = window();
        var old = signUp(page);
        page.navigate("/dashboard/token");
        button(page, "Regenerate").click();
        assertThat(dialog(page)).containsText("Every program that uses the current token gets 401 immediately");
        dialog(page).getByText("Keep it").click();
        assertThat(status(page, old)).isEqualTo(200);

        regenerate(page);
        assertThat(page.getByText("This is your new token.")).isVisible();
        assertThat(field(page)).isFocused();
        var token = field(page).inputValue();
        assertThat(token).isNotEqualTo(old).startsWith("ey");
        assertThat(status(page, old)).isEqualTo(401);
        assertThat(status(page, token)).isEqualTo(200);

        page.reload();
        assertThat(page.locator("account-data")).containsText("All of the API");
        assertThat(page.getByText("This is your new token.")).isHidden();
        assertThat(field(page)).hasValue("•".repeat(32));
    }

    @Test
    void the_new_token_stays_visible_when_a_request_with_the_old_one_is_refused() {
        var page = window();
        signUp(page);
        page.navigate("/dashboard/token");
        assertThat(page.locator("live-badge")).hasText("Live");
        var signIns = new ArrayList<Route>();
        page.route(url -> url.endsWith("/dashboard/sign-in"), signIns::add);
        page.waitForResponse(
                response -> response.url().endsWith("/api/account") && response.status() == 401,
                () -> regenerate(page));
        assertThat(page.getByText("This is your new token.")).isVisible();

        signIns.getFirst().resume();
        assertThat(field(page)).isFocused();
        assertThat(page.locator("account-data")).containsText("All of the API");
        assertThat(page).hasURL(Pattern.compile(".*/dashboard/token"));
    }

    @Test
    void the_account_is_shown_and_signing_out_ends_the_visit() {
        var page = window();
        signUp(page);
        page.navigate("/dashboard/token");
        assertThat(page.locator("account-data")).containsText("John Doe");
        assertThat(page.locator("account-data")).containsText("+919876543210");
        button(page, "Sign out of this browser").click();
        page.waitForURL("**/sign-in**");
        page.navigate("/dashboard/token");
        page.waitForURL("**/sign-in?then=*");
    }

    private static void regenerate(Page page) {
        button(page, "Regenerate").click();
        dialog(page)
                .getByText("Regenerate", new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static Locator field(Page page) {
        return page.getByLabel("Token", new Page.GetByLabelOptions().setExact(true));
    }

    private static int status(Page page, String token) {
        return page.request()
                .get("/api/credits", RequestOptions.create().setHeader("Authorization", "Bearer " + token))
                .status();
    }
}
