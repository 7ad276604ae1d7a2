package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ActivityIT extends DashboardBrowsing {

    private static final String ROWS = "activity-row";
    private static final int PAGE = 20;

    @Test
    void the_type_is_in_the_address_and_survives_a_reload() {
        var page = linkedWindow();
        page.navigate("/dashboard/activity");
        assertThat(page.locator(ROWS).first()).containsText("WhatsApp device linked");
        page.getByLabel("Type").selectOption("coins_granted");
        assertThat(page.locator(ROWS)).hasCount(1);
        reload(page, "?type=coins_granted");
        assertThat(page.locator(ROWS)).hasText(Pattern.compile("Granted " + Environment.COINS + " SyncCoins"));
        assertThat(page.getByLabel("Type")).hasValue("coins_granted");

        page.getByLabel("Type").selectOption("account_disabled");
        assertThat(page.getByText("Nothing matches")).isVisible();
        link(page, "Clear the filters").click();
        assertThat(page.locator(ROWS).first()).containsText("WhatsApp device linked");
    }

    @Test
    void a_message_is_one_row_that_grows() {
        var page = linkedWindow();
        page.navigate("/dashboard/activity");
        assertThat(page.locator(ROWS).first()).containsText("WhatsApp device linked");
        post(page, RECIPIENT);
        assertThat(page.locator(ROWS).first()).containsText("Message read by +" + RECIPIENT);
        assertThat(page.locator(ROWS, new Page.LocatorOptions().setHasText(RECIPIENT)))
                .hasCount(1);
        var row = opened(page, RECIPIENT);
        assertThat(row.locator("dt", new Locator.LocatorOptions().setHasText("Message id")))
                .hasCount(1);
        assertThat(row.getByText("Delivered", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void show_more_loads_the_next_page_and_moves_the_focus_to_its_first_row() {
        var page = window();
        signUp(page);
        page.evaluate("""
                async count => {
                  for (let done = 0; done < count; done++) {
                    const response = await fetch('/api/token/regenerate', { method: 'POST' });
                    const { data } = await response.json();
                    await fetch('/dashboard/sign-in', {
                      method: 'POST',
                      headers: { 'Content-Type': 'application/json' },
                      body: JSON.stringify(data),
                    });
                  }
                }""", PAGE);
        page.navigate("/dashboard/activity");
        assertThat(page.locator(ROWS)).hasCount(PAGE);
        button(page, "Show more").press("Enter");
        assertThat(page.locator(ROWS)).hasCount(PAGE + 2);
        assertThat(page.locator(ROWS).nth(PAGE).locator("summary")).isFocused();
        assertThat(page.locator(ROWS).last()).containsText("Account registered");
        assertThat(button(page, "Show more")).isHidden();
    }
}
