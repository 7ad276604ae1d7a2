package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveUpdatesIT extends Browsing {

    private static final int HEALED_WITHIN = 60_000;

    private static void assertBadge(Page page, String text) {
        assertThat(page.locator("live-badge")).hasText(text, new HasTextOptions().setTimeout(HEALED_WITHIN));
    }

    private static Locator firstCoins(Page page) {
        return page.locator("coin-balance dd").first();
    }

    private static void sendOutside(Page page, String token) {
        var message = RequestOptions.create()
                .setHeader("Authorization", "Bearer " + token)
                .setData(Map.of("to", RECIPIENT, "message", "Hello!"));
        assertThat(page.request().post("/api/send-message", message).status()).isEqualTo(200);
    }

    @Test
    void tabs_share_one_stream_and_another_tab_opens_it_when_the_first_is_closed() {
        var first = window();
        var token = signUp(first);
        linkPhone(first);
        var streams = new AtomicInteger();
        first.context().onRequest(request -> {
            if (request.url().endsWith("/api/events")) {
                streams.incrementAndGet();
            }
        });
        first.navigate("/dashboard");
        assertBadge(first, "Live");
        var second = first.context().newPage();
        second.navigate("/dashboard");
        assertBadge(second, "Live");
        assertThat(firstCoins(second)).hasText("3");
        sendOutside(second, token);
        assertThat(firstCoins(first)).hasText("2");
        assertThat(firstCoins(second)).hasText("2");
        assertThat(streams).hasValue(1);

        first.close();
        assertBadge(second, "Live");
        sendOutside(second, token);
        assertThat(firstCoins(second)).hasText("1");
        assertThat(streams).hasValue(2);
    }

    @Test
    void a_sign_out_in_one_tab_opens_the_sign_in_page_in_the_others() {
        var first = window();
        signUp(first);
        first.navigate("/dashboard");
        var second = first.context().newPage();
        second.navigate("/dashboard/send");
        assertBadge(second, "Live");
        button(first, "Sign out").click();
        second.waitForURL("**/sign-in?then=*");
    }

    @Test
    void a_lost_connection_is_shown_and_what_was_missed_is_loaded() {
        var page = window();
        var token = signUp(page);
        linkPhone(page);
        page.navigate("/dashboard");
        assertBadge(page, "Live");
        page.context().setOffline(true);
        assertBadge(page, "Reconnecting");
        picture(page, "offline");
        sendOutside(window(), token);
        page.context().setOffline(false);
        assertBadge(page, "Live");
        assertThat(firstCoins(page)).hasText("2");
    }

    @Test
    void pages_heal_after_a_restart_of_the_server() {
        var page = window();
        var token = signUp(page);
        linkPhone(page);
        page.navigate("/dashboard");
        assertBadge(page, "Live");
        ENVIRONMENT.app().stop();
        assertBadge(page, "Reconnecting");
        ENVIRONMENT.app().restart();
        assertBadge(page, "Live");
        assertThat(page.locator("[role=alert]")).hasCount(0);
        assertThat(page.locator("phone-status .chip")).hasText("Connected");
        sendOutside(page, token);
        assertThat(firstCoins(page)).hasText("2");
    }
}
