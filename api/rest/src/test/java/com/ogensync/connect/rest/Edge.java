package com.ogensync.connect.rest;

import com.github.benmanes.caffeine.cache.Ticker;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorId;
import com.ogensync.connect.rest.operations.port.DeadLetters;
import com.ogensync.connect.rest.operations.port.Nodes;
import com.ogensync.connect.rest.operations.port.OperatedSessions;
import com.ogensync.connect.rest.operations.port.ProjectionControl;
import com.ogensync.connect.rest.security.Credential;
import com.ogensync.connect.rest.security.TokenWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The real HTTP edge on a free port, backed by a {@link World}. */
public final class Edge implements AutoCloseable {

    /** An account with a validly signed token. */
    public record Caller(AccountId account, TokenId id, String token) {
        @Override
        public String toString() {
            return token;
        }
    }

    private static @Nullable Edge shared;

    private final World world = new World();
    private final TestVault vault = new TestVault();
    private final TestClock clock = new TestClock();
    private final TestTicker ticker = new TestTicker();
    private final TestSandbox sandbox = new TestSandbox();
    private final TestOperations operations = new TestOperations();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConfigurableApplicationContext context;
    private final int port;

    private Edge(RestSettings settings, boolean withSandbox) {
        var buses = new Buses(world);
        context = new SpringApplicationBuilder(EdgeApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties(Map.of(
                        "server.port",
                        "0",
                        "spring.main.banner-mode",
                        "off",
                        "logging.level.root",
                        "warn",
                        "logging.level.reactor.netty",
                        "error",
                        "logging.level.org.axonframework",
                        "error"))
                .initializers(beans -> {
                    var context = (GenericApplicationContext) beans;
                    context.registerBean(RestSettings.class, () -> settings);
                    context.registerBean(World.class, () -> world);
                    context.registerBean(TestVault.class, () -> vault);
                    context.registerBean(Clock.class, () -> clock);
                    context.registerBean(Ticker.class, () -> ticker);
                    context.registerBean(CommandGateway.class, buses::commands);
                    context.registerBean(QueryGateway.class, buses::queries);
                    context.registerBean(TestOperations.class, () -> operations);
                    context.registerBean(OperatedSessions.class, operations::sessions);
                    context.registerBean(ProjectionControl.class, operations::projections);
                    context.registerBean(Nodes.class, operations::nodes);
                    context.registerBean(DeadLetters.class, operations::letters);
                    if (withSandbox) {
                        context.registerBean(TestSandbox.class, () -> sandbox);
                    }
                })
                .run();
        var server = ((ReactiveWebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("The server did not start");
        }
        port = server.getPort();
    }

    /** Returns the edge with default settings that tests share, reset to its initial state. */
    public static synchronized Edge fresh() {
        var edge = shared;
        if (edge == null) {
            edge = start(new EdgeSettings());
            shared = edge;
        }
        edge.world.reset();
        edge.operations.reset();
        edge.clock.reset();
        edge.ticker.advance(Duration.ofMinutes(5));
        return edge;
    }

    public static Edge start(EdgeSettings settings) {
        return new Edge(settings.chosen(), true);
    }

    public static Edge startWithoutSandbox() {
        return new Edge(new EdgeSettings().chosen(), false);
    }

    public World world() {
        return world;
    }

    public TestVault vault() {
        return vault;
    }

    public TestClock clock() {
        return clock;
    }

    public TestTicker ticker() {
        return ticker;
    }

    public TestSandbox sandbox() {
        return sandbox;
    }

    public TestOperations operations() {
        return operations;
    }

    public int port() {
        return port;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Creates an account with a token. */
    public Caller caller() {
        return caller(Scope.API);
    }

    /** Creates the token of an operator. */
    public String operator(String name) {
        var id = new TokenId(UUID.randomUUID());
        var operator = new OperatorId(name);
        world.put(new Credential(id, operator, Set.of(Scope.OPS), false, false));
        return bean(TokenWriter.class).write(operator, id, List.of(Scope.OPS), clock.instant());
    }

    public Caller caller(Scope... scopes) {
        var account = new AccountId(UUID.randomUUID());
        var id = new TokenId(UUID.randomUUID());
        world.put(new Credential(id, account, Set.of(scopes), false, false));
        return new Caller(account, id, bean(TokenWriter.class).write(account, id, List.of(scopes), clock.instant()));
    }

    public Reply get(String path, @Nullable Object token, String... headers) {
        return send("GET", path, token, null, headers);
    }

    public Reply post(String path, @Nullable Object token, @Nullable String json, String... headers) {
        return send("POST", path, token, json, headers);
    }

    public Reply send(String method, String path, @Nullable Object token, @Nullable String json, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return exchange(request.build());
    }

    public Reply exchange(HttpRequest request) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
