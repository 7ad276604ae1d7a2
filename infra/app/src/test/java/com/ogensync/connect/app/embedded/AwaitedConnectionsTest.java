package com.ogensync.connect.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AwaitedConnectionsTest {

    @Test
    void a_server_that_comes_back_is_noticed_without_asking_again() throws IOException {
        var port = freePort();
        var asking = CompletableFuture.supplyAsync(() -> failureOf(connections(port)));

        try (var back = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            back.setSoTimeout(2_000);
            back.accept().close();
        }

        assertThat(asking.join()).isInstanceOf(SQLException.class);
    }

    @Test
    void a_server_that_stays_away_is_told_of_in_seconds() throws IOException {
        assertThatThrownBy(connections(freePort())::getConnection)
                .isInstanceOfSatisfying(
                        SQLException.class, it -> assertThat(it.getSQLState()).isEqualTo("08001"));
    }

    private static Throwable failureOf(AwaitedConnections connections) {
        try (var connection = connections.getConnection()) {
            throw new IllegalStateException("Nobody is there, and yet: " + connection);
        } catch (SQLException e) {
            return e;
        }
    }

    private static AwaitedConnections connections(int port) {
        return new AwaitedConnections("jdbc:postgresql://127.0.0.1:" + port + "/none", new Properties());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
