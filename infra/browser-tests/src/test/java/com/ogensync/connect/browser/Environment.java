package com.ogensync.connect.browser;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Starts the application and the browser once for all test classes, and stops them after the last. */
final class Environment implements BeforeAllCallback {

    /** Coins of a new account: few, so that a test can use them up. */
    static final int COINS = 3;

    /** Limit of sends; the one of reads is ten times as high. */
    static final int SENDS_PER_MINUTE = 20;

    private static final Namespace NAMESPACE = Namespace.create(Environment.class);

    private @Nullable Programs programs;

    /** The started programs. */
    private record Programs(PackagedApp app, Chromium chromium) implements AutoCloseable {

        static Programs start() {
            return new Programs(
                    PackagedApp.start(Map.of(
                            "SIGNUP_COINS",
                            Integer.toString(COINS),
                            "RATE_LIMIT_PER_MINUTE",
                            Integer.toString(SENDS_PER_MINUTE))),
                    new Chromium());
        }

        @Override
        public void close() {
            chromium.close();
            app.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        programs = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Programs.class, _ -> Programs.start(), Programs.class);
    }

    PackagedApp app() {
        return Objects.requireNonNull(programs).app();
    }

    Chromium chromium() {
        return Objects.requireNonNull(programs).chromium();
    }
}
