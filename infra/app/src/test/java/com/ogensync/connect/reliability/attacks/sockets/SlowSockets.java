package com.ogensync.connect.reliability.attacks.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps many connections that write a byte a second, or nothing, and opens another one for each that is ended. */
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

    /** Opens so many at this port, and keeps so many; some of them show this token. */
    public SlowSockets(int port, int count, String token) {
        this.port = port;
        withToken = HEAD + "Authorization: Bearer " + token + "\r\n" + BODY;
        thread = Thread.ofPlatform().name("slow-sockets").start(() -> run(count));
    }

    /** How many are open. */
    public int open() {
        return open;
    }

    /** How many the other side has ended. */
    public long ended() {
        return ended.get();
    }

    /** The longest that one was left open. */
    public Duration longest() {
        return Duration.ofMillis(longestMillis.get());
    }

    private void run(int count) {
        try {
            var dripped = System.nanoTime();
            while (goingOn) {
                // Few at a time: while connections are made, nobody looks at the others.
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
     * In turn: a slow head, a slow body, one of somebody who may send, a request after which the next comes slowly, and
     * silence.
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
