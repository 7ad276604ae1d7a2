package com.ogensync.connect.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** What a signed-in person does on the pages of the dashboard. */
abstract class DashboardBrowsing extends Browsing {

    static final String NOT_ON_WHATSAPP = "10000000404";

    /** Opens a window, registers a new person and links the phone. */
    Page linkedWindow() {
        var page = window();
        signUp(page);
        linkPhone(page);
        return page;
    }

    /** Sends a message from the current page as a program would, and returns the status of the response. */
    static int post(Page page, String to) {
        return (Integer) page.evaluate("""
                to => fetch('/api/send-message', {
                  method: 'POST',
                  headers: { 'Content-Type': 'application/json' },
                  body: JSON.stringify({ to, message: 'Hello!' }),
                }).then(it => it.status)""", to);
    }

    /** Opens a row that shows this text. */
    static Locator opened(Page page, String text) {
        var summary = page.locator("summary", new Page.LocatorOptions().setHasText(text));
        summary.click();
        return page.locator("details[open]", new Page.LocatorOptions().setHasText(text));
    }

    /** Cuts the connection of requests to this path. */
    static void fail(Page page, String path) {
        page.route(url -> URI.create(url).getPath().equals(path), Route::abort);
    }

    static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Reloads the page and checks that its address has this query afterwards. */
    static void reload(Page page, String query) {
        page.reload();
        assertThat(page.url()).endsWith(query);
    }
}
