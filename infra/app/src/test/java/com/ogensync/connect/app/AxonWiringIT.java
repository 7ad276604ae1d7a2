package com.ogensync.connect.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.command.GrantCoins;
import java.time.Clock;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks the parts of the Spring Boot and Axon integration whose misconfiguration causes no error. */
class AxonWiringIT extends WholeSystem {

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private Serializer serializer;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStore events;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Clock clock;

    @Test
    void transactions_are_the_databases_own() {
        assertThat(transactions).isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void nothing_is_written_in_java_or_xml_form() {
        assertThat(serializer.getClass().getSimpleName()).doesNotContain("XStream");
    }

    @Test
    void a_long_history_is_loaded_from_a_snapshot() {
        var account = new AccountId(UUID.fromString(caller.register().id()));
        for (int i = 0; i < 250; i++) {
            var _ = commands.<Coins>sendAndWait(grant(account));
        }

        assertThat(sql.sql("select count(*) from snapshot where aggregate_identifier = ?")
                        .param(account.toString())
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(events.readEvents(account.toString()).peek().getSequenceNumber())
                .as("where loading begins")
                .isGreaterThan(100);
        assertThat(commands.<Coins>sendAndWait(grant(account))).isEqualTo(new Coins(5 + 251));
    }

    private GrantCoins grant(AccountId account) {
        var cause = new Cause(new RequestId("test"), null, Actor.operator("ada"));
        return new GrantCoins(account, 1, cause, clock.instant());
    }
}
