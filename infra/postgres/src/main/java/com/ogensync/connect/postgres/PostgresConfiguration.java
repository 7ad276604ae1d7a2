package com.ogensync.connect.postgres;

import com.ogensync.connect.postgres.commands.CommandConfiguration;
import com.ogensync.connect.postgres.events.EventStoreConfiguration;
import com.ogensync.connect.postgres.index.IndexConfiguration;
import com.ogensync.connect.postgres.operations.OperationsConfiguration;
import com.ogensync.connect.postgres.oversight.OversightConfiguration;
import com.ogensync.connect.postgres.schema.SchemaConfiguration;
import com.ogensync.connect.postgres.vault.VaultConfiguration;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * All beans of this module. It requires three beans: {@link PostgresSettings}, a {@code DataSource} on PostgreSQL 17 or
 * newer whose connections have the {@link #connectionProperties()}, and a {@code Clock}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    SchemaConfiguration.class,
    EventStoreConfiguration.class,
    VaultConfiguration.class,
    IndexConfiguration.class,
    CommandConfiguration.class,
    OversightConfiguration.class,
    OperationsConfiguration.class
})
public class PostgresConfiguration {

    /**
     * Returns the driver properties that every connection of the service's pool must have. Without a transaction
     * time-out a slow transaction's events could be skipped by readers of the event stream. Connections for audits and
     * dumps do not use these properties.
     */
    public static Map<String, String> connectionProperties() {
        return Map.of(
                "options", "-c transaction_timeout=10s -c statement_timeout=5s",
                "ApplicationName", "ogensync-connect",
                "connectTimeout", "5",
                // Detects a hanging server; longer than transaction_timeout.
                "socketTimeout", "15",
                "tcpKeepAlive", "true",
                // Server error details quote whole rows, and errors are logged.
                "logServerErrorDetail", "false");
    }
}
