package com.ogensync.connect.postgres.vault;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.postgres.PostgresSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The {@link Vault} on PostgreSQL. A wrong MASTER_KEY is detected here, at start. */
@Configuration(proxyBeanMethods = false)
public class VaultConfiguration {

    @Bean
    Vault vault(JdbcClient sql, PlatformTransactionManager transactions, PostgresSettings settings) {
        var masterKey = new MasterKey(settings.masterKey());
        return new PostgresVault(new DataKeys(sql, transactions, masterKey), Pepper.load(sql, transactions, masterKey));
    }
}
