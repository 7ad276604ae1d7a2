package com.ogensync.connect.reliability.child;

import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** An in-memory MongoDB in a separate process, with a fixed port. */
public final class ChildMongo implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final int port;
    private Process process;

    /** Starts it without data. */
    public ChildMongo() {
        port = ChildApp.freePort();
        process = launched();
    }

    /** Returns its URI. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port + "/ogensync_connect?retryWrites=false";
    }

    /** Restarts it without data, after it has ended. */
    public void restart() {
        process = launched();
    }

    /** Sends SIGKILL and waits for its end. */
    public void kill9() {
        process.destroyForcibly().onExit().join();
    }

    /** Suspends or continues its process. */
    public void signal(String signal) {
        Signals.send(signal, List.of(process.toHandle()));
    }

    @Override
    public void close() {
        kill9();
    }

    private Process launched() {
        try {
            var started = new ProcessBuilder(
                            Unpacked.JAVA,
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ChildMongo.class.getName(),
                            Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await("MongoDB accepts connections")
                    .atMost(LONGEST_START)
                    .pollInterval(Duration.ofMillis(20))
                    .until(this::listens);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The main method of the process. */
    static void main(String[] arguments) throws InterruptedException {
        var server = new MongoServer(new FindingById());
        server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
        new CountDownLatch(1).await();
    }
}
