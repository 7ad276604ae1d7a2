package com.ogensync.connect.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Chromium of this machine, headless and without connections of its own, and the errors that its pages report. */
final class Chromium implements AutoCloseable {

    /**
     * Time until an assertion fails, in milliseconds: a busy machine needs more than the five seconds of the default.
     */
    private static final double ASSERTION_TIMEOUT = 30_000;

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(PROGRAM).setArgs(ARGUMENTS));
    private final List<String> errors = new ArrayList<>();

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(ASSERTION_TIMEOUT);
    }

    /** Returns a new profile with this window size. */
    BrowserContext context(String origin, int width, ColorScheme colours) {
        var context = browser.newContext(new NewContextOptions()
                .setBaseURL(origin)
                .setViewportSize(width, 800)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                // Not the language of the pages: it must not change their numbers and dates.
                .setLocale("de-DE"));
        context.onConsoleMessage(it -> {
            // Chromium reports every error response and lost connection; tests provoke both.
            if (it.type().equals("error")
                    && !it.text().contains("the server responded with a status of 4")
                    && !it.text().contains("net::ERR_")) {
                errors.add(it.text());
            }
        });
        context.onWebError(it -> errors.add(it.error()));
        return context;
    }

    /** Returns the errors since the last call. */
    List<String> takeErrors() {
        var taken = List.copyOf(errors);
        errors.clear();
        return taken;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
