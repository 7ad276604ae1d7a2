package com.ogensync.connect.postgres.node;

import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Registers this process as a node while the application runs. Requires {@link ThisNode}, {@link NodeEnd} and a
 * {@link DatabaseClock}.
 */
@Configuration(proxyBeanMethods = false)
public class NodeConfiguration {

    @Bean
    NodeTable nodeTable(JdbcClient sql) {
        return new NodeTable(sql);
    }

    @Bean
    ClockOffset clockOffset(NodeTable nodes, DatabaseClock clock) {
        return new ClockOffset(nodes, clock);
    }

    /** The registration starts before event processors and leases, which use the node's name and the clock. */
    @Bean
    NodeRegistration nodeRegistration(
            NodeTable nodes, ThisNode node, ClockOffset offset, DatabaseClock clock, NodeEnd end) {
        var registration = new NodeRegistration(nodes, node, offset, end);
        registration.start();
        AbstractTokenEntry.clock = clock;
        return registration;
    }
}
