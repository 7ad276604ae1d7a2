package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import org.jspecify.annotations.Nullable;

/** What an operator does in a browser. */
abstract class ConsoleBrowsing extends Browsing {

    /** A dead letter, as in the example of the API's reference. */
    static final String DEAD_LETTER = """
            {"id":"p-65a1b2c3d4e5f60718293a4b","keeper":"projection","group":"balances",\
            "account":"0b9d3f5e-6a4e-4a55-9d0a-0d5f7c1d2e3f","type":"CoinsGranted",\
            "stream":"account:0b9d3f5e-6a4e-4a55-9d0a-0d5f7c1d2e3f","sequence":3,"first":true,\
            "parkedAt":"2026-01-02T03:04:05.678Z","cause":"java.lang.IllegalStateException",\
            "message":"Entry (hidden) does not follow","event":"{\\"entry\\":3}"}""";

    private static @Nullable String token;

    /** Returns the token of an operator whom the command line has added. */
    static String operatorToken() {
        if (token == null) {
            token = ENVIRONMENT.app().run("ops", "operator", "add", "ada");
        }
        return token;
    }

    /** Signs in on the console's sign-in page, and waits for the overview. */
    static void signInAsOperator(Page page) {
        page.navigate("/ops/console");
        page.waitForURL("**/ops/console/sign-in?then=*");
        enterToken(page, operatorToken());
        page.waitForURL("**/ops/console");
    }

    static void enterToken(Page page, String entered) {
        page.getByLabel("Operator token").fill(entered);
        button(page, "Sign in").click();
    }

    /** Finds an account, which opens its page. */
    static void find(Page page, String text) {
        page.navigate("/ops/console/accounts");
        page.getByLabel("Email, phone number or account id").fill(text);
        button(page, "Find").click();
        page.waitForURL("**/ops/console/account?id=*");
        assertThat(page.locator("ledger-proof .verdict")).containsText("Verified");
    }

    static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Clicks a button in the open dialog. */
    static void confirm(Page page, String name) {
        dialog(page)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Answers these requests of the page with a body, for states that a healthy service does not have. */
    static void answer(Page page, String path, String body) {
        page.route(
                url -> url.contains(path),
                route -> route.fulfill(
                        new FulfillOptions().setContentType("application/json").setBody(body)));
    }
}
