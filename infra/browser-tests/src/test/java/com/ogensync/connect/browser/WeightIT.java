package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightIT extends Browsing {

    private static final int SCRIPT_BYTES_MAX = 80 * 1024;
    private static final int USABLE_WITHIN_MILLIS = 3_000;

    @ParameterizedTest
    @CsvSource({
        "/, #sign-up",
        "/dashboard, usage-chart .empty",
        "/dashboard/phone, link-phone img",
        "/dashboard/send, sent-message .empty"
    })
    void a_page_loads_at_most_80_kb_of_script(String path, String usable) {
        var page = window();
        signUp(page);
        var fresh = page.context().newPage();
        var script = new AtomicLong();
        var kinds = new HashMap<String, String>();
        var network = page.context().newCDPSession(fresh);
        var cold = new JsonObject();
        cold.addProperty("cacheDisabled", true);
        network.send("Network.enable");
        network.send("Network.setCacheDisabled", cold);
        network.on("Network.responseReceived", it -> kinds.put(text(it, "requestId"), text(it, "type")));
        network.on("Network.loadingFinished", it -> {
            if ("Script".equals(kinds.get(text(it, "requestId")))) {
                script.addAndGet(it.get("encodedDataLength").getAsLong());
            }
        });
        fresh.navigate(path);
        assertThat(fresh.locator(usable)).isVisible();
        assertThat(script.get()).isPositive().isLessThanOrEqualTo(SCRIPT_BYTES_MAX);
    }

    /** The bound allows for a busy machine; the times of a quiet one are far lower. */
    @Test
    void a_page_is_usable_at_once() {
        var page = window();
        signUp(page);
        var best =
                IntStream.range(0, 5).mapToDouble(_ -> usableAfter(page)).min().orElseThrow();
        assertThat(best).isLessThan(USABLE_WITHIN_MILLIS);
    }

    private static double usableAfter(Page page) {
        page.navigate("/dashboard");
        assertThat(page.locator("usage-chart .empty")).isVisible();
        return ((Number) page.evaluate("performance.now()")).doubleValue();
    }

    private static String text(JsonObject event, String member) {
        return event.get(member).getAsString();
    }
}
