package com.ogensync.connect.postgres.index;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.postgres.PostgresSettings;
import com.ogensync.connect.postgres.events.StoredPages;
import com.ogensync.connect.postgres.index.writer.IndexBatch;
import com.ogensync.connect.postgres.index.writer.IndexWriters;
import com.ogensync.connect.rest.EventPositions;
import com.ogensync.connect.rest.security.Credentials;
import com.ogensync.connect.whatsapp.pacing.Contacts;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The indexes, their event processors, and the ports that query them. */
@Configuration(proxyBeanMethods = false)
public class IndexConfiguration {

    @Bean
    Credentials credentials(JdbcClient sql) {
        return new PostgresCredentials(sql);
    }

    @Bean
    LinkedSessions linkedSessions(JdbcClient sql, PlatformTransactionManager transactions) {
        return new PostgresLinkedSessions(sql, transactions);
    }

    @Bean
    OpenMessages openMessages(JdbcClient sql, EventStorageEngine events) {
        return new PostgresOpenMessages(sql, events);
    }

    @Bean
    Contacts contacts(JdbcClient sql) {
        return new PostgresContacts(sql);
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer, PostgresSettings settings) {
        return Tables.tokenStore(connections, serializer, settings.nodeId());
    }

    @Bean
    DeadLetterSchema deadLetterSchema() {
        return Tables.DEAD_LETTERS;
    }

    @Bean
    ReadingPositions readingPositions(JdbcClient sql, Serializer serializer) {
        return new ReadingPositions(sql, serializer);
    }

    @Bean
    EventPositions eventPositions(JdbcClient sql, ReadingPositions positions) {
        return new PostgresEventPositions(sql, positions);
    }

    @Bean
    OperationalIndexes operationalIndexes(
            JdbcClient sql,
            JdbcOperations rows,
            PlatformTransactionManager transactions,
            ReadingPositions positions,
            Vault vault,
            PostgresSettings settings) {
        var writers = new IndexWriters(vault, settings).maintained(() -> new IndexBatch(rows, transactions));
        return new OperationalIndexes(sql, positions, writers);
    }

    @Bean
    IndexRebuild indexRebuild(
            DataSource database, StoredPages events, Serializer tokens, Vault vault, PostgresSettings settings) {
        return new IndexRebuild(database, events, tokens, vault, settings);
    }

    @Bean
    ConfigurerModule operationalIndexModule(
            TransactionManager transactions,
            ConnectionProvider connections,
            TokenStore tokens,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            ReadingPositions positions,
            OperationalIndexes indexes) {
        var deadLetterQueues = new IndexDeadLetterQueues(connections, transactions, serializer, eventSerializer);
        return new IndexModule(indexes, tokens, transactions, deadLetterQueues, positions);
    }
}
