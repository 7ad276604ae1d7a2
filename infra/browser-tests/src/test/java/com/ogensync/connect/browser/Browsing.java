package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person does in a browser. After each test no page may have reported an error in the console. */
abstract class Browsing {

    @RegisterExtension
    static final Environment ENVIRONMENT = new Environment();

    static final String RECIPIENT = "918888888888";
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final List<BrowserContext> contexts = new ArrayList<>();

    @AfterEach
    void no_page_reported_an_error() {
        contexts.forEach(BrowserContext::close);
        assertThat(ENVIRONMENT.chromium().takeErrors()).isEmpty();
    }

    /** Opens a window of this width in a new profile. */
    Page window(int width, ColorScheme colours) {
        var context = ENVIRONMENT.chromium().context(ENVIRONMENT.app().origin(), width, colours);
        contexts.add(context);
        return context.newPage();
    }

    /** Opens a wide, light window in a new profile. */
    Page window() {
        return window(1280, ColorScheme.LIGHT);
    }

    /** Registers a new person on the landing page, and returns the token. */
    static String signUp(Page page) {
        page.navigate("/");
        page.getByLabel("Your name").fill("John Doe");
        page.getByLabel("Email").fill("john" + PEOPLE.incrementAndGet() + "@example.com");
        page.getByLabel("Phone").fill("919876543210");
        button(page, "Create account").click();
        var token = page.getByLabel("Your API token");
        assertThat(token).hasValue(Pattern.compile("ey.*\\..*\\..*"));
        return token.inputValue();
    }

    /** Links the phone of the sandbox, which scans the code on the page. */
    static void linkPhone(Page page) {
        page.navigate("/dashboard/phone");
        assertThat(page.getByAltText("QR code that links your phone")).isVisible();
        button(page, "Scan the code").click();
        assertThat(page.locator("link-phone strong")).hasText("Connected");
    }

    /** Fills and submits the form of the send page. */
    static void send(Page page, String to, String text) {
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill(to);
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(text);
        button(page, "Send for 1 coin").click();
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Stores a screenshot of the whole page in target/screenshots. */
    static void picture(Page page, String name) {
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
