package com.ogensync.connect.reliability.attacks.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A non-blocking connection on which single bytes are written. */
final class SlowSocket {

    private final SocketChannel channel;
    private final ByteBuffer rest;
    private final long openedAt = System.nanoTime();
    private final ByteBuffer heard = ByteBuffer.allocate(1024);

    /**
     * Connects.
     *
     * @param atOnce bytes that are written at the beginning
     * @param slowly bytes that are written one by one afterwards
     */
    SlowSocket(int port, String atOnce, String slowly) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap(atOnce.getBytes(StandardCharsets.ISO_8859_1)));
        channel.configureBlocking(false);
        rest = ByteBuffer.wrap(slowly.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes one more byte. */
    void drip() {
        if (rest.hasRemaining()) {
            try {
                channel.write(ByteBuffer.wrap(new byte[] {rest.get()}));
            } catch (IOException ended) {
                // The next read detects it.
            }
        }
    }

    /** Returns whether the server has closed the connection. */
    boolean isEnded() {
        try {
            return channel.read(heard.clear()) < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - openedAt);
    }

    void close() throws IOException {
        channel.close();
    }
}
