package com.ogensync.connect.app.traces;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Leaves out all of Spring Boot that makes traces, unless somebody collects them: then it costs nothing. */
final class TracesOnDemand implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> TRACES =
            List.of("org.springframework.boot.micrometer.tracing.", "org.springframework.boot.opentelemetry.");

    private boolean collected;

    @Override
    public void setEnvironment(Environment environment) {
        collected = environment.containsProperty(TracesConfiguration.ENDPOINT);
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        var matches = new boolean[names.length];
        for (var i = 0; i < names.length; i++) {
            var name = names[i];
            matches[i] = collected || name == null || TRACES.stream().noneMatch(name::startsWith);
        }
        return matches;
    }
}
