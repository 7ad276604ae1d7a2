package com.ogensync.connect.app.traces;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Excludes Spring Boot's tracing auto-configuration unless a collector is configured, to avoid its cost. */
final class TracesOnDemand implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> TRACES =
            List.of("org.springframework.boot.micrometer.tracing.", "org.springframework.boot.opentelemetry.");

    private boolean enabled;

    @Override
    public void setEnvironment(Environment environment) {
        enabled = environment.containsProperty(TracesConfiguration.ENDPOINT);
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        var matches = new boolean[names.length];
        for (var i = 0; i < names.length; i++) {
            var name = names[i];
            matches[i] = enabled || name == null || TRACES.stream().noneMatch(name::startsWith);
        }
        return matches;
    }
}
