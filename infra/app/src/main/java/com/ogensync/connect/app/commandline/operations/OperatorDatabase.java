package com.ogensync.connect.app.commandline.operations;

import com.nimbusds.jose.JOSEException;
import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorId;
import com.ogensync.connect.api.operator.command.AddOperator;
import com.ogensync.connect.api.operator.command.RevokeOperator;
import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.commandline.DatabaseSession;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.secrets.Secrets;
import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.app.settings.StoreSettings;
import com.ogensync.connect.app.start.Start;
import com.ogensync.connect.postgres.index.IndexRebuild;
import com.ogensync.connect.postgres.operations.OperatorRoll;
import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.security.TokenWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The command side on the service's database, open for the duration of one command. */
final class OperatorDatabase implements AutoCloseable {

    private static final int CHECKS_MAX = 30;
    private static final long CHECK_INTERVAL_MILLIS = 100;

    /** An operator's new token. */
    record Added(String token, TokenId tokenId) {
        @Override
        public String toString() {
            return "Added[" + tokenId + "]";
        }
    }

    private final DatabaseSession session;
    private final ConfigurableApplicationContext context;
    private final Secrets secrets;
    private final Clock clock;

    private OperatorDatabase(
            DatabaseSession session, ConfigurableApplicationContext context, Secrets secrets, Clock clock) {
        this.session = session;
        this.context = context;
        this.secrets = secrets;
        this.clock = clock;
    }

    static OperatorDatabase open(Console console) {
        var session = DatabaseSession.open(console);
        try {
            var secrets = secrets(session.settings());
            var context = new SpringApplicationBuilder(CommandOnlyContext.class)
                    .web(WebApplicationType.NONE)
                    .properties(
                            Start.REPORTED_BY_CALLER + "=true",
                            // The readiness group names health checks of the running service.
                            "management.endpoint.health.validate-group-membership=false")
                    .registerShutdownHook(false)
                    .initializers(beans -> {
                        beans.getBeanFactory().registerSingleton("databaseSession", session);
                        beans.getBeanFactory().registerSingleton("secrets", secrets);
                    })
                    .run("--logging.level.root=error", "--logging.level.com.ogensync.connect=error");
            return new OperatorDatabase(session, context, secrets, context.getBean(Clock.class));
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Returns the service's secrets: the service rejects tokens that were signed with any others. */
    private static Secrets secrets(StoreSettings settings) {
        if (settings.database().isEmpty()) {
            return Secrets.of(settings, DataFolder.at(settings.dataFolder()));
        }
        return new Secrets(required("JWT_SECRET", settings.jwtSecret()), required("MASTER_KEY", settings.masterKey()));
    }

    private static Secret required(String name, Optional<Secret> secret) {
        return secret.orElseThrow(
                () -> new CommandRefused(name + " is not set, but DATABASE_URL requires it: set the service's value."));
    }

    Added add(OperatorId operator) {
        var token = new TokenId(UUID.randomUUID());
        var at = Instants.toMillis(clock.instant());
        send(new AddOperator(operator, token, Actor.SYSTEM, at));
        try {
            var key = RestSettings.secretOf(secrets.jwtSecret().revealed());
            return new Added(new TokenWriter(key).write(operator, token, List.of(Scope.OPS), at), token);
        } catch (JOSEException _) {
            throw new CommandRefused("JWT_SECRET cannot sign tokens.");
        }
    }

    /** Revokes an operator; returns the id of the revoked token. */
    TokenId revoke(OperatorId operator) {
        send(new RevokeOperator(operator, Actor.SYSTEM, Instants.toMillis(clock.instant())));
        return list().stream()
                .filter(entry -> entry.operatorId().equals(operator))
                .findFirst()
                .orElseThrow()
                .tokenId();
    }

    /** The rebuild of operational indexes. */
    IndexRebuild indexes() {
        return context.getBean(IndexRebuild.class);
    }

    List<OperatorRoll.Entry> list() {
        return context.getBean(OperatorRoll.class).list();
    }

    /** Waits up to 3 s until a running service has indexed the token's state; returns whether it has. */
    boolean awaitIndexed(TokenId token, boolean revoked) {
        var roll = context.getBean(OperatorRoll.class);
        for (int check = 0; check < CHECKS_MAX; check++) {
            if (roll.isIndexed(token, revoked)) {
                return true;
            }
            try {
                Thread.sleep(CHECK_INTERVAL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private void send(Object command) {
        try {
            var _ = context.getBean(CommandGateway.class).sendAndWait(command);
        } catch (CommandExecutionException e) {
            throw e.<Refusal>getDetails()
                    .map(refusal -> new CommandRefused(refusal.sentence() + "."))
                    .orElseThrow(() -> e);
        }
    }

    @Override
    public void close() {
        context.close();
        session.close();
    }
}
