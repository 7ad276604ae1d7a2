package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.ogensync.connect.browser.AppearanceIT.check;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleAppearanceIT extends ConsoleBrowsing {

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
    void every_console_page_is_accessible_and_fits_the_window(int width, ColorScheme colours) {
        var suffix = "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT);
        var user = window();
        signUp(user);
        linkPhone(user);
        user.navigate("/dashboard/send");
        send(user, RECIPIENT, "Hello! 🚀");
        assertThat(user.locator("sent-message .chip")).hasText("read");
        var id = (String) user.evaluate("fetch('/api/account').then(it => it.json()).then(it => it.data.userId)");

        var page = window(width, colours);
        page.navigate("/ops/console/sign-in");
        check(page, "console-sign-in" + suffix);
        enterToken(page, "no.such.token");
        assertThat(page.locator("#token-error")).isVisible();
        check(page, "console-refused" + suffix);
        signInAsOperator(page);
        assertThat(page.locator("projection-figures .data")).isVisible();
        assertThat(page.locator("session-figures .counts")).isVisible();
        assertThat(page.locator("message-ages .ages")).isVisible();
        check(page, "console-overview" + suffix);
        if (button(page, "Menu").isVisible()) {
            button(page, "Menu").click();
            assertThat(link(page, "Anchors")).isVisible();
            check(page, "console-menu" + suffix);
        }

        page.navigate("/ops/console/accounts");
        page.getByLabel("Email, phone number or account id").fill("nobody@example.com");
        button(page, "Find").click();
        assertThat(page.getByText("No account found")).isVisible();
        check(page, "console-accounts" + suffix);
        find(page, id);
        check(page, "console-account" + suffix);
        button(page, "Grant coins").click();
        confirm(page, "Grant coins");
        assertThat(dialog(page).locator(".error")).isVisible();
        check(page, "console-grant" + suffix);
        page.navigate("/ops/console/account?id=nonsense");
        assertThat(page.locator("account-summary .empty")).isVisible();
        check(page, "console-no-account" + suffix);

        open(page, "sessions", "session-list .data", suffix);
        open(page, "messages", "open-messages .empty", suffix);
        open(page, "projections", "projection-list .data", suffix);
        open(page, "dead-letters", "letter-list .empty", suffix);
        open(page, "drift", "drift-report .note.good", suffix);
        open(page, "anchors", "anchor-list > *", suffix);

        answer(page, "/ops/dead-letters?", "{\"success\":true,\"data\":{\"deadLetters\":[" + DEAD_LETTER + "]}}");
        answer(page, "/ops/dead-letters/p-", "{\"success\":true,\"data\":" + DEAD_LETTER + "}");
        page.navigate("/ops/console/dead-letters");
        page.getByText("Show the event").click();
        assertThat(page.locator(".payload")).isVisible();
        check(page, "console-letter" + suffix);
        answer(
                page,
                "/ops/drift",
                "{\"success\":true,\"data\":{\"drifting\":[\"" + id
                        + "\"],\"found\":3,\"healed\":2,\"lateReports\":1}}");
        page.navigate("/ops/console/drift");
        assertThat(page.locator("drift-report .note.bad")).isVisible();
        check(page, "console-drifting" + suffix);
        answer(page, "/ops/messages/open", """
                {"success":true,"data":{"ages":{"under_10s":0,"under_1m":1,"under_10m":4,"under_1h":0,"over_1h":2},\
                "messages":[{"messageId":"3EB0A1B2C3D4E5F6A7B8C9","account":"0b9d3f5e-6a4e-4a55-9d0a-0d5f7c1d2e3f",\
                "acceptedAt":"2026-01-02T03:04:05.678Z","deadline":"2026-01-03T03:04:05.678Z",\
                "nextAttemptAt":"2026-01-02T03:05:05.678Z","attempts":2}],"nextCursor":null}}""");
        page.navigate("/ops/console/messages?minAge=60");
        assertThat(page.locator("open-messages .data")).isVisible();
        check(page, "console-open-messages" + suffix);
    }

    private static void open(Page page, String name, String data, String suffix) {
        page.navigate("/ops/console/" + name);
        assertThat(page.locator(data).first()).isVisible();
        check(page, "console-" + name + suffix);
    }
}
