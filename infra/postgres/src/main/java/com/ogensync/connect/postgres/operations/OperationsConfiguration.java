package com.ogensync.connect.postgres.operations;

import com.ogensync.connect.postgres.oversight.ServiceFigures;
import com.ogensync.connect.rest.operations.port.AccountDirectory;
import com.ogensync.connect.rest.operations.port.Anchors;
import com.ogensync.connect.rest.operations.port.OpenMessageList;
import com.ogensync.connect.rest.operations.port.OperatedSessions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The adapters of the operations ports. */
@Configuration(proxyBeanMethods = false)
public class OperationsConfiguration {

    @Bean
    AccountDirectory accountDirectory(JdbcClient sql) {
        return new PostgresAccountDirectory(sql);
    }

    @Bean
    OperatedSessions operatedSessions(JdbcClient sql) {
        return new PostgresOperatedSessions(sql);
    }

    @Bean
    OpenMessageList openMessageBook(JdbcClient sql, ServiceFigures figures, Clock clock) {
        return new PostgresOpenMessageBook(sql, figures, clock);
    }

    @Bean
    Anchors anchorBook(JdbcClient sql) {
        return new PostgresAnchorBook(sql);
    }

    @Bean
    OperatorRoll operatorRoll(JdbcClient sql) {
        return new OperatorRoll(sql);
    }

    @Bean
    IndexDeadLetters parkedLetters(JdbcClient sql) {
        return new IndexDeadLetters(sql);
    }
}
