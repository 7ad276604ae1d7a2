package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;

class ConsoleIT extends ConsoleBrowsing {

    @Test
    void an_operator_finds_grants_corrects_disables_enables_and_reissues() {
        var user = window();
        var oldToken = signUp(user);
        var id = accountOf(user);
        var page = window();
        signInAsOperator(page);
        find(page, id);
        assertThat(page.locator("h1")).hasText("John Doe");
        assertThat(page.locator("ledger-proof .verdict")).containsText("1 entry adds up to 3 coins");

        button(page, "Grant coins").click();
        page.getByLabel("Amount in coins").fill("0");
        confirm(page, "Grant coins");
        assertThat(dialog(page).locator(".error")).isVisible();
        page.getByLabel("Amount in coins").fill("50");
        confirm(page, "Grant coins");
        assertThat(dialog(page).locator("#action-reason-error")).containsText("reason");
        page.getByLabel("Reason").fill("Outage of 2 January");
        confirm(page, "Grant coins");
        assertThat(page.locator("#outcome")).containsText("50 coins granted as entry 2. The balance is 53.");
        assertThat(page.locator("account-summary .figures dd").first()).hasText("53");
        assertThat(page.locator("ledger-proof .verdict")).containsText("2 entries add up to 53 coins");

        button(page, "Correct entry 2").click();
        page.getByLabel("Amount in coins").fill("-60");
        page.getByLabel("Reason").fill("Wrong account");
        confirm(page, "Add correction");
        assertThat(dialog(page).locator(".note.bad")).isVisible();
        page.getByLabel("Amount in coins").fill("-50");
        confirm(page, "Add correction");
        assertThat(page.locator("#outcome")).containsText("50 coins removed as entry 3. The balance is 3.");
        assertThat(page.locator("ledger-proof .data")).containsText("Correction of entry 2");
        assertThat(page.locator("ledger-proof .verdict")).containsText("3 entries add up to 3 coins");

        button(page, "Disable account").click();
        page.getByLabel("Reason").fill("Sends spam");
        confirm(page, "Disable account");
        assertThat(page.locator("account-summary .actions .chip")).hasText("Disabled");
        assertThat(statusOf(user, "/api/credits", oldToken)).isEqualTo(403);
        button(page, "Enable account").click();
        page.getByLabel("Reason").fill("Promised not to");
        confirm(page, "Enable account");
        assertThat(page.locator("account-summary .actions .chip")).hasText("Active");
        assertThat(statusOf(user, "/api/credits", oldToken)).isEqualTo(200);

        button(page, "Reissue token").click();
        page.getByLabel("Reason").fill("Lost");
        confirm(page, "Reissue token");
        assertThat(page.getByLabel("New token")).isFocused();
        var newToken = page.getByLabel("New token").inputValue();
        confirm(page, "Done");
        assertThat(dialog(page)).hasCount(0);
        assertThat(statusOf(user, "/api/credits", oldToken)).isEqualTo(401);
        assertThat(statusOf(user, "/api/credits", newToken)).isEqualTo(200);
    }

    @Test
    void coins_are_granted_with_the_keyboard_alone() {
        var user = window();
        signUp(user);
        var page = window();
        signInAsOperator(page);
        find(page, accountOf(user));
        button(page, "Grant coins").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Amount in coins")).isFocused();
        page.keyboard().press("Escape");
        assertThat(dialog(page)).hasCount(0);
        assertThat(button(page, "Grant coins")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().type("5");
        page.keyboard().press("Tab");
        page.keyboard().type("Loyalty");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#outcome")).containsText("5 coins granted as entry 2. The balance is 8.");
        assertThat(button(page, "Grant coins")).isFocused();
    }

    @Test
    void the_first_wrong_entry_of_a_changed_ledger_is_named() {
        var user = window();
        signUp(user);
        var page = window();
        signInAsOperator(page);
        page.route(url -> url.contains("/ledger?"), route -> {
            var response = route.fetch();
            route.fulfill(new FulfillOptions()
                    .setResponse(response)
                    .setBody(response.text().replace("\"requestId\":\"", "\"requestId\":\"x")));
        });
        page.navigate("/ops/console/account?id=" + accountOf(user));
        assertThat(page.locator("ledger-proof .verdict"))
                .containsText("Broken at entry 1. Its hash does not match its content.");
        assertThat(page.locator("ledger-proof .data .chip")).hasText("broken");
    }

    @Test
    void the_token_of_a_user_is_refused_in_words_and_both_sign_ins_work_at_once() {
        var page = window();
        var userToken = signUp(page);
        page.navigate("/ops/console/sign-in");
        assertThat(page.locator("#add-operator")).containsText("ops operator add NAME");
        enterToken(page, userToken);
        assertThat(page.locator("#token-error")).containsText("belongs to an account, not to an operator");
        enterToken(page, "no.such.token");
        assertThat(page.locator("#token-error")).containsText("This token is not valid");
        enterToken(page, operatorToken());
        page.waitForURL("**/ops/console");
        assertThat(page.locator("drift-figures .figure")).containsText("0 accounts differ");
        page.navigate("/dashboard");
        assertThat(page.locator("coin-balance dd").first()).hasText(Integer.toString(Environment.COINS));

        page.navigate("/ops/console/drift");
        assertThat(page.locator("drift-report .note.good")).isVisible();
        button(page, "Sign out").click();
        page.waitForURL("**/ops/console/sign-in");
        page.navigate("/ops/console/drift");
        page.waitForURL("**/ops/console/sign-in?then=*");
        page.navigate("/dashboard");
        assertThat(page.locator("coin-balance dd").first()).hasText(Integer.toString(Environment.COINS));
    }

    @Test
    void a_session_is_found_by_its_state_and_unlinked() {
        var user = window();
        signUp(user);
        linkPhone(user);
        var id = accountOf(user);
        var page = window();
        signInAsOperator(page);
        page.locator(".counts a", new Page.LocatorOptions().setHasText("online"))
                .click();
        page.waitForURL("**/ops/console/sessions?state=online");
        button(page, "Unlink the phone of account " + id).click();
        page.getByLabel("Reason").fill("Phone was stolen");
        confirm(page, "Unlink phone");
        assertThat(page.locator("#outcome")).containsText("The phone is unlinked.");
        assertThat(button(page, "Unlink the phone of account " + id)).hasCount(0);
        assertThat(user.getByAltText("QR code that links your phone")).isVisible();
    }

    @Test
    void values_stay_while_the_service_cannot_be_reached_and_are_up_to_date_afterwards() {
        var page = window();
        signInAsOperator(page);
        page.navigate("/ops/console/drift");
        assertThat(page.locator("freshness-badge .chip")).hasText("Up to date");
        page.context().setOffline(true);
        assertThat(page.locator("freshness-badge .chip")).hasText("Not up to date");
        assertThat(page.locator("drift-report .note.good")).isVisible();
        assertThat(page.locator("drift-report [role=alert]")).hasCount(0);
        page.context().setOffline(false);
        assertThat(page.locator("freshness-badge .chip")).hasText("Up to date");
    }

    /** Returns the id of the account that is signed in. */
    private static String accountOf(Page user) {
        return (String) user.evaluate("fetch('/api/account').then(it => it.json()).then(it => it.data.userId)");
    }

    private static int statusOf(Page page, String path, String token) {
        return page.request()
                .get(path, RequestOptions.create().setHeader("Authorization", "Bearer " + token))
                .status();
    }
}
