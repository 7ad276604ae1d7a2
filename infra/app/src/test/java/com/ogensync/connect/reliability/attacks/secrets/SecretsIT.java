package com.ogensync.connect.reliability.attacks.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.child.ChildApp;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Plants secrets in a complete account lifecycle, in both log formats with every logger at TRACE, and then searches for
 * them in all places where they do not belong. They belong in the responses to their owner, in sealed boxes, and in the
 * sandbox's journal, which represents WhatsApp.
 */
class SecretsIT {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** All settings that make library loggers more verbose, including those that application.yaml silences. */
    private static final Map<String, String> LOUD = Map.of(
            "DEBUG", "true",
            "TRACE", "true",
            "LOGGING_LEVEL_ROOT", "TRACE",
            "LOGGING_LEVEL_COM_OGENSYNC_CONNECT", "TRACE",
            "SPRING_HTTP_CODECS_LOGREQUESTDETAILS", "true");

    private static final String[] LOUDER = {
        "-Dreactor.netty.http.server.accessLogEnabled=true",
        "-Dlogging.level.reactor.netty.http.server.HttpServerOperations=TRACE",
        "-Dlogging.level.org.axonframework.commandhandling.gateway.DefaultCommandGateway=TRACE",
        "-Dlogging.level.org.axonframework.eventhandling.TrackingEventProcessor=TRACE",
        "-Dlogging.level.org.axonframework.eventsourcing.eventstore.EmbeddedEventStore=TRACE",
        "-Dlogging.level.org.axonframework.modelling.command.AbstractRepository=TRACE",
        "-Dlogging.level.org.axonframework.extensions.mongo=TRACE",
        "-Dlogging.level.de.bwaldvogel=TRACE"
    };

    private final Canaries canaries = new Canaries();

    @Test
    void no_secret_is_found_in_a_forbidden_place() throws SQLException {
        var jwtSecret = "jwt-canary-" + HexFormat.of().formatHex(bytes(16));
        var masterKey = bytes(32);
        canaries.add("JWT_SECRET", jwtSecret);
        canaries.add("MASTER_KEY", Base64.getEncoder().encodeToString(masterKey));
        canaries.add("MASTER_KEY's bytes", HexFormat.of().formatHex(masterKey));
        var settings = new HashMap<>(LOUD);
        settings.put("JWT_SECRET", jwtSecret);
        settings.put("MASTER_KEY", Base64.getEncoder().encodeToString(masterKey));
        settings.put("ACK_TIMEOUT", "1s");
        try (var app = ChildApp.start("secrets", settings, LOUDER)) {
            var first = new Life(app, canaries, number("9198"), number("4479"));
            live(first);
            look(app, first);
            app.sigterm();
            app.exitStatus();
            app.restart(Map.of("LOG_FORMAT", "json"), LOUDER);
            var second = new Life(app, canaries, number("9198"), number("4479"));
            live(second);
            second.suffers();
            second.ends();
            look(app, second);
        }
    }

    private static void live(Life life) {
        life.begins();
        life.sends();
        life.errs();
    }

    private void look(ChildApp app, Life life) throws SQLException {
        var places = new Hideouts(app);
        var log = places.log();
        var tables = places.tables();
        var actuator = places.actuator();
        assertThat(canaries.in(places.journal()))
                .as("the search finds existing secrets")
                .contains("text in base64", "phone");
        assertThat(log).contains("OgenSync Connect is ready");
        assertThat(tables).contains("MessageAccepted", "\"box\"");
        assertThat(actuator).contains("http_server_requests", "\"status\":\"UP\"");
        assertThat(life.errors()).contains("\"success\":false");
        assertThat(canaries.in(log)).as("log").isEmpty();
        assertThat(canaries.in(tables)).as("tables").isEmpty();
        assertThat(canaries.in(actuator)).as("actuator").isEmpty();
        assertThat(canaries.in(life.errors())).as("errors").isEmpty();
        assertThat(canaries.in(places.otherFiles())).as("files").isEmpty();
    }

    /** Returns a valid number of a country with ten digits after its code, such as India or Britain. */
    private static String number(String beginning) {
        return beginning + (10_000_000 + RANDOM.nextInt(89_999_999));
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
