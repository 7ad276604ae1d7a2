package com.ogensync.connect.postgres.operations;

import com.ogensync.connect.postgres.oversight.ServiceFigures;
import com.ogensync.connect.rest.operations.AccountDirectory;
import com.ogensync.connect.rest.operations.AnchorBook;
import com.ogensync.connect.rest.operations.OpenMessageBook;
import com.ogensync.connect.rest.operations.OperatedSessions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ports of operations. */
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
    OpenMessageBook openMessageBook(JdbcClient sql, ServiceFigures figures, Clock clock) {
        return new PostgresOpenMessageBook(sql, figures, clock);
    }

    @Bean
    AnchorBook anchorBook(JdbcClient sql) {
        return new PostgresAnchorBook(sql);
    }

    @Bean
    OperatorRoll operatorRoll(JdbcClient sql) {
        return new OperatorRoll(sql);
    }

    @Bean
    ParkedLetters parkedLetters(JdbcClient sql) {
        return new ParkedLetters(sql);
    }
}
