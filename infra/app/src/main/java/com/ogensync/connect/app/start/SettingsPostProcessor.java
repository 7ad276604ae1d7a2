package com.ogensync.connect.app.start;

import com.ogensync.connect.app.embedded.PostgresAhead;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.secrets.Secrets;
import com.ogensync.connect.app.settings.GatewayKind;
import com.ogensync.connect.app.settings.LogFormat;
import com.ogensync.connect.app.settings.Settings;
import com.ogensync.connect.app.settings.StartRefused;
import com.ogensync.connect.whatsapp.bridge.BridgeProgram;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Reads the settings first, so that an invalid one is the only error reported. Passes them on to Spring's properties,
 * registers {@link Settings} as a bean, and starts the embedded database in parallel to the application context.
 */
final class SettingsPostProcessor implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty(Start.REPORTED_BY_CALLER)) {
            return; // A command has already read its settings and opened its database.
        }
        var settings = Settings.of(environment);
        var multidevice = settings.gateway().kind() == GatewayKind.MULTIDEVICE;
        if (multidevice && BridgeProgram.packed().isEmpty()) {
            throw new StartRefused(
                    "WHATSAPP_GATEWAY is multidevice, but this build contains no bridge for this platform:"
                            + " build it with Go 1.26 on the PATH, or set WHATSAPP_GATEWAY=sandbox.");
        }
        // First, so that SERVER_PORT and similar variables do not override PORT and its siblings.
        environment.getPropertySources().addFirst(new MapPropertySource("settings", springProperties(settings)));
        application.addInitializers(context -> prepare(context.getBeanFactory(), settings));
    }

    /** Registers the settings and begins to start the embedded database. */
    private static void prepare(ConfigurableListableBeanFactory beans, Settings settings) {
        beans.registerSingleton("settings", settings);
        if (settings.stores().database().isEmpty()) {
            var folder = DataFolder.at(settings.stores().dataFolder());
            var _ = Secrets.of(settings.stores(), folder);
            var ahead = PostgresAhead.of(folder);
            beans.registerSingleton("postgresAhead", ahead);
            if (beans instanceof DefaultSingletonBeanRegistry ending) {
                ending.registerDisposableBean("postgresAhead", ahead::close);
            }
        }
    }

    private static Map<String, Object> springProperties(Settings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("server.port", settings.http().port());
        // TRUSTED_PROXIES decides which X-Forwarded-For headers are trusted; on Kubernetes Spring would trust all.
        properties.put("server.forward-headers-strategy", "none");
        properties.put("management.server.port", settings.http().managementPort());
        properties.put("management.server.address", settings.http().managementAddress());
        properties.put("logging.structured.format.console", settings.node().logFormat() == LogFormat.JSON ? "ecs" : "");
        if (settings.node().logFormat() == LogFormat.JSON) {
            properties.put(
                    "logging.structured.ecs.service.node-name", settings.node().id());
        }
        settings.node().tracesTo().ifPresent(collector -> properties.putAll(traces(collector)));
        return properties;
    }

    private static Map<String, Object> traces(String collector) {
        return Map.of(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                collector + "/v1/traces",
                "management.tracing.sampling.probability",
                1.0,
                "management.tracing.baggage.enabled",
                false);
    }
}
