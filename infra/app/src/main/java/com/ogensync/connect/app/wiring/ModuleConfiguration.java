package com.ogensync.connect.app.wiring;

import com.mongodb.client.MongoDatabase;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.app.embedded.projections.ProjectionStore;
import com.ogensync.connect.app.secrets.NodeName;
import com.ogensync.connect.app.secrets.Secrets;
import com.ogensync.connect.app.settings.GatewayKind;
import com.ogensync.connect.app.settings.Settings;
import com.ogensync.connect.command.CommandModule;
import com.ogensync.connect.command.message.LateReports;
import com.ogensync.connect.dashboard.DashboardConfiguration;
import com.ogensync.connect.dashboard.DashboardSettings;
import com.ogensync.connect.postgres.PostgresConfiguration;
import com.ogensync.connect.postgres.PostgresSettings;
import com.ogensync.connect.postgres.events.MissingIndexes;
import com.ogensync.connect.postgres.events.StoredPages;
import com.ogensync.connect.query.QueryModule;
import com.ogensync.connect.query.QuerySettings;
import com.ogensync.connect.query.projection.processing.ProjectionMonitor;
import com.ogensync.connect.rest.RestConfiguration;
import com.ogensync.connect.rest.RestSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Creates the modules and their settings. */
@Configuration(proxyBeanMethods = false)
@Import({PostgresConfiguration.class, RestConfiguration.class, DashboardConfiguration.class})
class ModuleConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleConfiguration.class);
    private static final int REFILL_PAGE = 5_000;
    private static final String PAGE_SOURCES = "ogensync.dashboard.sources";

    @Bean
    PostgresSettings postgresSettings(Settings settings, NodeName node, Secrets secrets) {
        return PostgresSettings.of(secrets.masterKeyBytes(), node.value())
                .withContacts(settings.gateway().pacing().on());
    }

    @Bean
    RestSettings restSettings(Settings settings, Secrets secrets) {
        return new RestSettings(
                RestSettings.secretOf(secrets.jwtSecret().revealed()),
                new Coins(settings.signUpCoins()),
                settings.limits(),
                settings.sending().ackTimeout(),
                settings.sending().messageDeadline(),
                settings.http().trustedProxies(),
                settings.http().corsOrigins(),
                settings.http().sandboxRemote(),
                settings.http().idleTimeout());
    }

    /** During development a system property names the folder of the web pages; see api/dashboard/README.md. */
    @Bean
    DashboardSettings dashboardSettings(Settings settings, Secrets secrets) {
        return new DashboardSettings(
                RestSettings.secretOf(secrets.jwtSecret().revealed()),
                settings.gateway().kind() == GatewayKind.SANDBOX,
                Optional.ofNullable(System.getProperty(PAGE_SOURCES)).map(Path::of));
    }

    /** A separate bean, because Axon resolves handler parameters from beans. */
    @Bean
    LateReports lateReports(MeterRegistry metrics) {
        return Counter.builder("late_reports")
                .description("reports that arrived after a message's final state")
                .register(metrics)::increment;
    }

    @Bean
    CommandModule commandModule(LateReports lateReports) {
        return new CommandModule(lateReports);
    }

    @Bean
    QueryModule queryModule(
            MongoDatabase database,
            ProjectionStore store,
            Vault vault,
            Clock clock,
            NodeName node,
            ProjectionMonitor monitor,
            StoredPages pages,
            MissingIndexes missing) {
        var settings = QuerySettings.of(node.value(), store.embedded());
        var module = new QueryModule(database, pages::after, vault, clock, settings, monitor)
                .detectGapsWith(missing::neverFilled);
        return store.embedded() ? module.bulkLoadOnStart(REFILL_PAGE, new ProgressBar("Projecting", LOG)::at) : module;
    }
}
