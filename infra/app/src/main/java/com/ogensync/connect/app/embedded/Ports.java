package com.ogensync.connect.app.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free ports for servers on this machine. */
final class Ports {

    /** Below the ephemeral range, so that no outgoing connection takes the port while the server is down. */
    private static final int FIRST = 20_000;

    private static final int LAST = 30_000;

    private Ports() {}

    static int anyFree() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                return port;
            }
        }
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
