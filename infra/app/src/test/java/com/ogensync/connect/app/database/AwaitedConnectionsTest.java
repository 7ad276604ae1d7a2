package com.ogensync.connect.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AwaitedConnectionsTest {

    @Test
    void a_connection_succeeds_once_the_server_is_back() throws IOException {
        var port = freePort();
        var asking = CompletableFuture.supplyAsync(() -> failureOf(connections(port)));

        try (var back = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            back.setSoTimeout(2_000);
            back.accept().close();
        }

        assertThat(asking.join()).isInstanceOf(SQLException.class);
    }

    @Test
    void an_unavailable_server_is_reported_after_the_timeout() throws IOException {
        assertThatThrownBy(connections(freePort())::getConnection)
                .isInstanceOfSatisfying(
                        SQLException.class, it -> assertThat(it.getSQLState()).isEqualTo("08001"));
    }

    @Test
    void an_interrupt_ends_the_retries() throws Exception {
        var patient = new AwaitedConnections(
                "jdbc:postgresql://127.0.0.1:" + freePort() + "/none", new Properties(), Duration.ofMinutes(5));
        var end = new CompletableFuture<Throwable>();
        var knocking = Thread.ofPlatform().start(() -> end.complete(failureOf(patient)));

        knocking.interrupt();

        assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(SQLException.class);
    }

    private static Throwable failureOf(AwaitedConnections connections) {
        try (var connection = connections.getConnection()) {
            throw new IllegalStateException("No server is running, but there is a connection: " + connection);
        } catch (SQLException e) {
            return e;
        }
    }

    private static AwaitedConnections connections(int port) {
        return new AwaitedConnections(
                "jdbc:postgresql://127.0.0.1:" + port + "/none", new Properties(), Duration.ofSeconds(1));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
