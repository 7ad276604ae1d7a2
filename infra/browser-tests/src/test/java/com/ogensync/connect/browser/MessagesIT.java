package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesIT extends DashboardBrowsing {

    private static final String ROWS = "message-row";

    @Test
    void a_failed_message_names_its_reason_and_what_to_do() {
        var page = linkedWindow();
        assertThat(post(page, NOT_ON_WHATSAPP)).isEqualTo(400);
        page.navigate("/dashboard/messages");
        var row = opened(page, "+" + NOT_ON_WHATSAPP);
        assertThat(row.locator(".chip")).hasText("failed");
        assertThat(row.locator(".note"))
                .hasText("This number is not on WhatsApp. Check the number and its country code.");
        assertThat(row.locator(".timeline")).containsText("The coin was refunded");
        assertThat(row.locator(".timeline time")).hasCount(2);
    }

    @Test
    void filters_survive_a_reload_and_the_back_button() {
        var page = linkedWindow();
        assertThat(post(page, RECIPIENT)).isEqualTo(200);
        post(page, NOT_ON_WHATSAPP);
        page.navigate("/dashboard/messages");
        assertThat(page.locator(ROWS)).hasCount(2);

        page.getByLabel("Status").selectOption("failed");
        assertThat(page.locator(ROWS)).hasCount(1);
        reload(page, "?status=failed");
        assertThat(page.getByLabel("Status")).hasValue("failed");
        assertThat(page.locator(ROWS)).hasCount(1);

        recipient(page, "+91 88888 88888");
        assertThat(page.getByText("Nothing matches")).isVisible();
        reload(page, "?status=failed&to=" + RECIPIENT);
        assertThat(page.getByText("Nothing matches")).isVisible();
        page.goBack();
        assertThat(page.getByLabel("Status")).hasValue("failed");
        assertThat(page.locator(ROWS)).containsText(NOT_ON_WHATSAPP);

        link(page, "Clear").click();
        assertThat(page.locator(ROWS)).hasCount(2);
        assertThat(link(page, "Clear")).isHidden();
    }

    @Test
    void an_invalid_number_is_refused_beside_its_field() {
        var page = window();
        signUp(page);
        page.navigate("/dashboard/messages");
        recipient(page, "12");
        assertThat(page.locator("#to-error")).containsText("8");
        assertThat(page.getByLabel("To", exactly())).isFocused();
    }

    @Test
    void an_invalid_number_is_refused_beside_its_field_also_when_a_live_update_loads_the_list_again() {
        var page = window();
        signUp(page);
        page.navigate("/dashboard/messages");
        assertThat(page.locator("live-badge")).hasText("Live");
        var loads = new ArrayList<Route>();
        page.route(url -> url.contains("to=12"), loads::add);
        recipient(page, "12");
        page.evaluate("() => ['offline', 'online'].forEach(it => dispatchEvent(new Event(it)))");
        page.waitForCondition(() -> loads.size() == 2);
        page.waitForResponse(response -> response.url().contains("to=12"), loads.getFirst()::resume);
        loads.getLast().resume();
        assertThat(page.locator("#to-error")).containsText("8");
    }

    @Test
    void a_new_message_appears_and_an_opened_row_stays_open() {
        var page = linkedWindow();
        post(page, RECIPIENT);
        page.navigate("/dashboard/messages");
        var first = page.locator(ROWS, new Page.LocatorOptions().setHasText(RECIPIENT));
        first.locator("summary").focus();
        page.keyboard().press("Enter");
        assertThat(first.locator(".timeline")).isVisible();

        post(page, "918888888889");
        assertThat(page.locator(ROWS)).hasCount(2);
        assertThat(page.locator(ROWS).first()).containsText("918888888889");
        assertThat(page.locator(ROWS).first().locator(".chip")).hasText("read");
        assertThat(first.locator(".timeline")).isVisible();
        assertThat(first.locator("summary")).isFocused();
    }

    @Test
    void the_message_id_is_copied() {
        var page = linkedWindow();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        post(page, RECIPIENT);
        page.navigate("/dashboard/messages");
        var row = opened(page, RECIPIENT);
        button(page, "Copy the message id").click();
        var copied = (String) page.evaluate("navigator.clipboard.readText()");
        assertThat(row.locator("code")).hasText(copied);
        assertThat(copied).matches("3EB0[0-9A-F]{18}");
    }

    @Test
    void a_newcomer_is_shown_the_way_to_the_first_message() {
        var page = window();
        signUp(page);
        page.navigate("/dashboard/messages");
        assertThat(page.getByText("No messages yet")).isVisible();
        link(page, "Send the first").click();
        assertThat(page).hasURL(Pattern.compile("/dashboard/send$"));
    }

    @Test
    void an_error_is_shown_in_words_until_trying_again_succeeds() {
        var page = window();
        signUp(page);
        fail(page, "/api/messages");
        page.navigate("/dashboard/messages");
        assertThat(page.locator("all-messages .note")).containsText("The server cannot be reached.");
        page.unrouteAll();
        button(page, "Try again").click();
        assertThat(page.getByText("No messages yet")).isVisible();
    }

    @Test
    void an_outdated_list_says_so_and_is_loaded_again_by_itself() {
        var page = linkedWindow();
        post(page, RECIPIENT);
        page.route(
                "**/api/messages?*",
                route -> {
                    var response = route.fetch();
                    var headers = new HashMap<>(response.headers());
                    headers.put("x-data-stale", "true");
                    route.fulfill(
                            new Route.FulfillOptions().setResponse(response).setHeaders(headers));
                },
                new Page.RouteOptions().setTimes(1));
        page.navigate("/dashboard/messages");
        assertThat(page.getByText("The latest changes may be missing")).isVisible();
        assertThat(page.locator(ROWS)).hasCount(1);
        assertThat(page.getByText("The latest changes may be missing")).isHidden();
    }

    private static void recipient(Page page, String to) {
        page.getByLabel("To", exactly()).fill(to);
        button(page, "Search").click();
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
