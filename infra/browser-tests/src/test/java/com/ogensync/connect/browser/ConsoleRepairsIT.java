package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsoleRepairsIT extends ConsoleBrowsing {

    @Test
    void projections_are_paused_resumed_and_rebuilt_with_progress() {
        var page = window();
        signInAsOperator(page);
        page.getByLabel("Console", new Page.GetByLabelOptions().setExact(true))
                .getByText("Projections")
                .click();
        page.waitForURL("**/ops/console/projections");
        button(page, "Pause usage hours").click();
        confirm(page, "Pause");
        assertThat(page.locator("projection-list .chip.waiting").first()).hasText("paused");
        assertThat(page.locator("projection-list .chip.read")).hasCount(0);
        button(page, "Resume usage hours").click();
        confirm(page, "Resume");
        assertThat(page.locator("projection-list .chip.waiting")).hasCount(0);

        var streamed = new ArrayList<String>();
        page.onRequest(request -> streamed.add(request.method() + " " + request.url()));
        button(page, "Rebuild balances").click();
        confirm(page, "Rebuild");
        assertThat(page.locator("#outcome")).containsText(Pattern.compile("balances was rebuilt from \\d+ events"));
        assertThat(button(page, "Rebuild balances")).isVisible();
        assertThat(streamed).anyMatch(it -> it.startsWith("GET") && it.endsWith("/ops/projections/balances/replay"));
    }

    @Test
    void a_running_rebuild_shows_its_progress_after_a_reload() {
        var page = window();
        signInAsOperator(page);
        answer(page, "/ops/projections", """
                {"success":true,"data":{"projections":[{"name":"balances","state":"running","position":12345,\
                "lagEvents":0,"lagSeconds":0.0,"parked":0,"error":null,"replaying":true}]}}""");
        page.route(
                url -> url.endsWith("/balances/replay"),
                route -> route.fulfill(new FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("event:progress\ndata:{\"name\":\"balances\",\"state\":\"running\",\"done\":26000,"
                                + "\"total\":104000,\"rate\":26000,\"secondsLeft\":3,\"error\":null}\n\n")));
        page.navigate("/ops/console/projections");
        assertThat(page.locator("replay-progress")).containsText("25 %, 26,000 of 104,000 events");
        picture(page, "console-rebuild");
    }

    @Test
    void a_dead_letter_is_opened_retried_and_discarded() {
        var page = window();
        signInAsOperator(page);
        answer(page, "/ops/dead-letters?", "{\"success\":true,\"data\":{\"deadLetters\":[" + DEAD_LETTER + "]}}");
        answer(page, "/ops/dead-letters/p-", "{\"success\":true,\"data\":" + DEAD_LETTER + "}");
        page.route(
                url -> url.endsWith("/retry"),
                route -> route.fulfill(new FulfillOptions()
                        .setStatus(409)
                        .setContentType("application/json")
                        .setBody("{\"success\":false,\"error\":\"The event still cannot be processed\"}")));
        page.navigate("/ops/console/dead-letters");
        page.getByText("Show the event").click();
        assertThat(page.locator(".payload")).containsText("\"entry\": 3");
        button(page, "Retry CoinsGranted").click();
        confirm(page, "Retry");
        assertThat(dialog(page).locator(".note.bad")).containsText("The event still cannot be processed");
        confirm(page, "Cancel");

        var sent = new ArrayList<String>();
        page.onRequest(request -> {
            if (request.url().endsWith("/discard")) {
                sent.add(String.valueOf(request.postData()));
            }
        });
        button(page, "Discard CoinsGranted").click();
        page.getByLabel("Reason").fill("Known");
        confirm(page, "Discard");
        assertThat(page.locator("#outcome")).containsText("The dead letter is discarded.");
        assertThat(sent).isEqualTo(List.of("{\"reason\":\"Known\"}"));
    }
}
