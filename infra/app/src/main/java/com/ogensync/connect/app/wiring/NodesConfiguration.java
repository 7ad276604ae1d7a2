package com.ogensync.connect.app.wiring;

import com.ogensync.connect.app.secrets.NodeName;
import com.ogensync.connect.app.secrets.Secrets;
import com.ogensync.connect.app.settings.Settings;
import com.ogensync.connect.app.start.Start;
import com.ogensync.connect.postgres.PostgresSettings;
import com.ogensync.connect.postgres.node.ClockOffset;
import com.ogensync.connect.postgres.node.DatabaseClock;
import com.ogensync.connect.postgres.node.NodeConfiguration;
import com.ogensync.connect.postgres.node.NodeEnd;
import com.ogensync.connect.postgres.node.ThisNode;
import com.ogensync.connect.postgres.vault.JwtKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This process as one of several nodes: its name, secrets and clock. */
@Configuration(proxyBeanMethods = false)
@Import(NodeConfiguration.class)
class NodesConfiguration {

    /** Ticks in milliseconds, the precision of stored timestamps. */
    @Bean
    DatabaseClock clock() {
        return new DatabaseClock(Clock.tickMillis(ZoneOffset.UTC));
    }

    /** Compares the secrets before the registration. The embedded database has no other node. */
    @Bean
    ThisNode thisNode(
            Settings settings, NodeName name, Secrets secrets, PostgresSettings postgres, JdbcClient migrated) {
        boolean exclusive = settings.stores().database().isEmpty();
        if (!exclusive) {
            JwtKey.requireSame(
                    migrated, postgres.masterKey(), secrets.jwtSecret().revealed());
        }
        var version = NodesConfiguration.class.getPackage().getImplementationVersion();
        return new ThisNode(
                name.value(), UUID.randomUUID(), Objects.requireNonNullElse(version, "not packaged"), exclusive);
    }

    @Bean
    NodeEnd nodeEnd(ConfigurableApplicationContext context) {
        return () -> {
            var _ = Thread.ofPlatform()
                    .name("node-end")
                    .start(() -> System.exit(SpringApplication.exit(context, () -> Start.FAILED)));
        };
    }

    @Bean
    ClockHealth clockHealthIndicator(ClockOffset offset) {
        return new ClockHealth(offset::last);
    }
}
