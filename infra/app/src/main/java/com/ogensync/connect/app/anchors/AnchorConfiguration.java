package com.ogensync.connect.app.anchors;

import com.ogensync.connect.app.database.PostgresServer;
import com.ogensync.connect.app.secrets.Secrets;
import com.ogensync.connect.app.settings.Settings;
import com.ogensync.connect.app.wiring.BackgroundTask;
import com.ogensync.connect.postgres.audit.LedgerAnchors;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates ledger anchors periodically, on dedicated database connections. */
@Configuration(proxyBeanMethods = false)
class AnchorConfiguration {

    @Bean
    LedgerAnchors ledgerAnchors(PostgresServer server, Secrets secrets) {
        return new LedgerAnchors(() -> server.address().connect(), secrets.masterKeyBytes());
    }

    @Bean
    BackgroundTask anchorRounds(LedgerAnchors anchors, Settings settings, Clock clock) {
        var every = settings.audit().anchorEvery();
        var rounds = new AnchorRounds(anchors, every, clock);
        return new BackgroundTask(
                "anchors", "Creating ledger anchors", rounds.checkInterval(), every, rounds::createIfDue);
    }
}
