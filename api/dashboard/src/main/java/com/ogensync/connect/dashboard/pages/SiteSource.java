package com.ogensync.connect.dashboard.pages;

import com.ogensync.connect.dashboard.DashboardSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Provides the current version of the site. It is read once, or for every request during development. */
@Component
final class SiteSource implements Supplier<Site> {

    private final WebTree packaged;
    private final DashboardSettings settings;
    private final Site first;

    SiteSource(DashboardSettings settings) throws IOException {
        this.settings = settings;
        packaged = WebTree.packaged();
        first = read();
    }

    @Override
    public Site get() {
        return settings.sources().isEmpty() ? first : read();
    }

    private Site read() {
        try {
            var sources = settings.sources();
            var tree = sources.isEmpty() ? packaged : packaged.replacedBy(sources.get());
            return Site.of(tree, settings.sandbox());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
