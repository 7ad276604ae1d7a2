package com.ogensync.connect.app.start;

import com.ogensync.connect.app.database.PostgresServer;
import com.ogensync.connect.app.embedded.projections.ProjectionStore;
import com.ogensync.connect.app.settings.GatewayKind;
import com.ogensync.connect.app.settings.LogFormat;
import com.ogensync.connect.app.settings.Settings;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Logs the start-up summary: pages, stores and addresses. */
@Component
final class ReadyReport {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyReport.class);

    private final Settings settings;
    private final PostgresServer postgres;
    private final ProjectionStore projections;
    private final Environment environment;

    ReadyReport(Settings settings, PostgresServer postgres, ProjectionStore projections, Environment environment) {
        this.settings = settings;
        this.postgres = postgres;
        this.projections = projections;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        var url =
                "http://localhost:" + port("local.server.port", settings.http().port());
        var separator = settings.node().logFormat() == LogFormat.JSON ? "; " : "\n  ";
        LOG.info("{}", String.join(separator, facts(url)));
    }

    private List<String> facts(String url) {
        return List.of(
                "OgenSync Connect is ready at " + url,
                "Open " + url + " in a browser to sign up, link a phone and send a message",
                "Documentation: " + url + "/docs, operators: " + url + "/ops/console",
                "WhatsApp: "
                        + (sandbox() ? "sandbox, nothing leaves this machine" : "real WhatsApp, as a linked device"),
                "Events: "
                        + (postgres.embedded()
                                ? "embedded PostgreSQL in " + settings.stores().dataFolder()
                                : "PostgreSQL at " + postgres.address().shown()),
                "Projections: " + (projections.embedded() ? "embedded, rebuilt from the events at start" : "MongoDB"),
                "Health and metrics: http://" + settings.http().managementAddress() + ":"
                        + port("local.management.port", settings.http().managementPort()) + "/actuator");
    }

    private String port(String bound, int set) {
        return environment.getProperty(bound, Integer.toString(set));
    }

    private boolean sandbox() {
        return settings.gateway().kind() == GatewayKind.SANDBOX;
    }
}
