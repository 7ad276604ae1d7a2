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
 * All beans of this module. It needs three: {@link PostgresSettings}, a {@code DataSource} on PostgreSQL 17 or newer
 * whose connections have the {@link #connectionProperties()}, and a {@code Clock}.
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
     * The driver's properties that every connection of the service's own pool must have. Without an end to transactions
     * a slow one's events could be passed over by whoever follows the stream. An auditor's or a dump's connections do
     * without.
     */
    public static Map<String, String> connectionProperties() {
        return Map.of(
                "options", "-c transaction_timeout=10s -c statement_timeout=5s",
                "ApplicationName", "ogensync-connect",
                "connectTimeout", "5",
                // A server that hangs: longer than any transaction of ours may last.
                "socketTimeout", "15",
                "tcpKeepAlive", "true",
                // Errors would quote whole rows, and errors are logged.
                "logServerErrorDetail", "false");
    }
}
