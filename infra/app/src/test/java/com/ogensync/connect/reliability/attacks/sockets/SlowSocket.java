package com.ogensync.connect.reliability.attacks.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which a byte is written now and then. It is never blocked on. */
final class SlowSocket {

    private final SocketChannel channel;
    private final ByteBuffer rest;
    private final long openedAt = System.nanoTime();
    private final ByteBuffer heard = ByteBuffer.allocate(1024);

    /**
     * Connects.
     *
     * @param atOnce what is written at the beginning
     * @param slowly what is written byte by byte after it
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
                // It is seen by whoever reads.
            }
        }
    }

    /** Whether the other side has ended it. */
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
