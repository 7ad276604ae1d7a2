package com.ogensync.connect.reliability.attacks.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps many connections open that write one byte per second or nothing, and replaces each one that is closed. */
public final class SlowSockets implements AutoCloseable {

    private static final Duration DRIP = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int AT_ONCE = 50;
    private static final String BODY = "Content-Length: 60000\r\n\r\n";
    private static final String HEAD =
            "POST /api/send-message HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

    private final int port;
    private final String withToken;
    private final List<SlowSocket> sockets = new ArrayList<>();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong longestMillis = new AtomicLong();
    private final Thread thread;
    private int turn;
    private volatile boolean goingOn = true;
    private volatile int open;

    /** Opens and maintains this many sockets at this port, some of them with this token. */
    public SlowSockets(int port, int count, String token) {
        this.port = port;
        withToken = HEAD + "Authorization: Bearer " + token + "\r\n" + BODY;
        thread = Thread.ofPlatform().name("slow-sockets").start(() -> run(count));
    }

    /** Returns the number of open sockets. */
    public int open() {
        return open;
    }

    /** Returns the number of sockets that the server has closed. */
    public long ended() {
        return ended.get();
    }

    /** Returns the longest time that a socket stayed open. */
    public Duration longest() {
        return Duration.ofMillis(longestMillis.get());
    }

    private void run(int count) {
        try {
            var dripped = System.nanoTime();
            while (goingOn) {
                // Few at a time, because the other sockets are not checked while connections are opened.
                for (var i = 0; i < AT_ONCE && sockets.size() < count; i++) {
                    sockets.add(another(turn++));
                }
                open = sockets.size();
                var drips = System.nanoTime() - dripped > DRIP.toNanos();
                dripped = drips ? System.nanoTime() : dripped;
                look(drips);
                Thread.sleep(LOOK);
            }
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(boolean drips) throws IOException {
        for (var i = sockets.iterator(); i.hasNext(); ) {
            var socket = i.next();
            longestMillis.accumulateAndGet(socket.age().toMillis(), Math::max);
            if (socket.isEnded()) {
                ended.incrementAndGet();
                socket.close();
                i.remove();
            } else if (drips) {
                socket.drip();
            }
        }
    }

    /**
     * Opens a socket with, in turn, a slow head, a slow body, a slow body with a valid token, a slow second request, or
     * no data.
     */
    private SlowSocket another(int number) throws IOException {
        return switch (number % 5) {
            case 0 -> new SlowSocket(port, "", HEAD);
            case 1 -> new SlowSocket(port, HEAD + BODY, " ".repeat(1000));
            case 2 -> new SlowSocket(port, withToken, " ".repeat(1000));
            case 3 -> new SlowSocket(port, "GET /ping HTTP/1.1\r\nHost: x\r\n\r\nG", HEAD);
            default -> new SlowSocket(port, "", "");
        };
    }

    @Override
    public void close() {
        goingOn = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
