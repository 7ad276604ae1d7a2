package com.ogensync.connect.bench;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.query.QueryModule;
import com.ogensync.connect.runtime.content.ContentSealer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole product in this process, driven through its command gateway instead of HTTP. */
final class Commands implements AutoCloseable {

    private record Caller(AccountId account, TokenId token) {}

    private final ConfigurableApplicationContext product;
    private final CommandGateway gateway;
    private final Vault vault;
    private final List<Caller> callers = new ArrayList<>();

    private Commands(ConfigurableApplicationContext product) {
        this.product = product;
        this.gateway = product.getBean(CommandGateway.class);
        this.vault = product.getBean(Vault.class);
    }

    static Commands start(String dataFolder, int accounts) throws Exception {
        var application = Class.forName("com.ogensync.connect.app.ConnectApplication");
        var commands = new Commands(SpringApplication.run(
                application,
                "--DATA_DIR=" + dataFolder,
                "--PORT=0",
                "--MANAGEMENT_PORT=0",
                "--ACK_TIMEOUT=60s",
                "--SIGNUP_COINS=1000000",
                "--REGISTRATION_LIMIT_PER_MINUTE=1000000"));
        var port = Integer.parseInt(commands.product.getEnvironment().getRequiredProperty("local.server.port"));
        Callers.register(port, accounts).forEach(it -> commands.callers.add(caller(it)));
        return commands;
    }

    DataSource pool() {
        return product.getBean("dataSource", DataSource.class);
    }

    private static Caller caller(Callers.Caller registered) {
        var claims = new String(
                Base64.getUrlDecoder().decode(registered.token().split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return new Caller(
                new AccountId(UUID.fromString(registered.account())), TokenId.parse(Callers.field(claims, "jti")));
    }

    /** Sends a message as the edge does: sealed, fingerprinted, with a new id. Each client has its own account. */
    void send(int client) {
        var caller = callers.get(client % callers.size());
        var at = now();
        var id = "3EB0"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 18).toUpperCase(Locale.ROOT);
        gateway.sendAndWait(new SendMessage(
                new MessageId(caller.account, new WhatsAppMessageId(id)),
                false,
                vault.seal(caller.account, Vault.Purpose.CONTACTS, at, "918888888888"),
                new ContentSealer(vault)
                        .seal(caller.account, at, new TextContent("Hello, this is a message of ordinary length.")),
                at.plus(Duration.ofDays(1)),
                at.plus(Duration.ofHours(1)),
                vault.digest(Vault.DigestPurpose.FINGERPRINT, id),
                caller.token,
                new RequestId("bench"),
                null,
                at));
    }

    /**
     * Stops all event processors: messages are no longer sent, and indexes and projections are no longer updated.
     * Accepted messages stay open, and recovery does not send them within the run.
     */
    void stopEventProcessors() {
        product.getBean(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessors()
                .values()
                .forEach(EventProcessor::shutDown);
    }

    /** Waits, at most 30 s, until every message has an outcome and both receipts. */
    private void awaitReports() throws Exception {
        var deadline = System.nanoTime() + 30_000_000_000L;
        try (var connection = pool().getConnection();
                var select = connection.prepareStatement(
                        "select exists (select 1 from open_message) or (select count(*) from event where"
                                + " payload_type = 'MessageRead') < (select count(*) from event where"
                                + " payload_type = 'MessageSent')")) {
            for (var waiting = true; waiting && System.nanoTime() < deadline; ) {
                Thread.sleep(200);
                try (var rows = select.executeQuery()) {
                    rows.next();
                    waiting = rows.getBoolean(1);
                }
            }
        }
    }

    /**
     * Waits until all receipts and projections are stored, so that a round does not affect the next. Returns the time
     * that this took, in seconds.
     */
    double settle() throws Exception {
        var begin = System.nanoTime();
        awaitReports();
        QueryModule.awaitCaughtUp(product.getBean(Configuration.class), Duration.ofSeconds(30), (_, _) -> {});
        return (System.nanoTime() - begin) / 1e9;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        product.close();
    }
}
