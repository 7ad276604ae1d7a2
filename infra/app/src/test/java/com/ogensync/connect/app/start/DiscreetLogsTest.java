package com.ogensync.connect.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class DiscreetLogsTest {

    private static final String[] LIBRARIES = {
        "org.springframework.web.HttpLogging",
        "org.springframework.web.server.adapter.HttpWebHandlerAdapter",
        "org.springframework.http.codec.json.JacksonJsonEncoder",
        "org.springframework.security.web.server.authorization.AuthorizationWebFilter",
        "org.springframework.jdbc.core.StatementCreatorUtils",
        "reactor.netty.http.server.HttpServer",
        "reactor.netty.http.server.AccessLog",
        "io.netty.handler.logging.LoggingHandler",
        "org.mongodb.driver.protocol.command",
        "org.postgresql.core.v3.QueryExecutorImpl",
        "com.zaxxer.hikari.pool.HikariPool",
        "org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue",
        "org.axonframework.commandhandling.gateway.DefaultCommandGateway"
    };

    /** A configuration without beans. */
    static class Nothing {}

    @AfterEach
    void asBefore() {
        Stream.of(LIBRARIES).forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(null));
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }

    @Test
    void library_logs_below_warn_are_denied_at_every_setting(CapturedOutput output) {
        var levels = Stream.concat(
                Stream.of(
                        "--debug",
                        "--trace",
                        "--logging.level.root=TRACE",
                        "--logging.level.com.ogensync.connect=TRACE"),
                Stream.of(LIBRARIES).map(name -> "--logging.level." + name + "=TRACE"));
        try (var _ = started(levels.toArray(String[]::new))) {
            for (var name : LIBRARIES) {
                var library = LoggerFactory.getLogger(name);
                assertThat(library.isInfoEnabled()).as(name).isFalse();
                library.trace("canary {}", name);
                library.debug("canary {}", name);
                library.atInfo().log("canary {}", name);
                library.warn("{} warns", name);
            }
            LoggerFactory.getLogger(DiscreetLogsTest.class).trace("Our own detail");
        }
        assertThat(output).doesNotContain("canary").contains("Our own detail");
        for (var name : LIBRARIES) {
            assertThat(output).contains(name + " warns");
        }
    }

    @Test
    void records_of_java_util_logging_are_denied_too(CapturedOutput output) {
        try (var _ = started("--logging.level.root=TRACE")) {
            var driver = java.util.logging.Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
            driver.finest("canary");
            driver.info("canary");
            driver.warning("The driver warns");
        }
        assertThat(output).doesNotContain("canary").contains("The driver warns");
    }

    /** Sets DATABASE_URL, so that no embedded database is started. */
    private static ConfigurableApplicationContext started(String... arguments) {
        var application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(Stream.concat(
                        Stream.of(
                                "--DATABASE_URL=jdbc:postgresql://127.0.0.1:1/none",
                                "--JWT_SECRET=" + "j".repeat(32),
                                "--MASTER_KEY=" + Base64.getEncoder().encodeToString(new byte[32])),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }
}
