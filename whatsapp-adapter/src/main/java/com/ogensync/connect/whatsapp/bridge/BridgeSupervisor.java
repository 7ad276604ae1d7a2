package com.ogensync.connect.whatsapp.bridge;

import com.ogensync.connect.runtime.timing.Backoff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the bridge running from the first demand until it is stopped. A process that exits is restarted with growing
 * pauses; a process that does not answer three health checks is killed and restarted.
 */
public final class BridgeSupervisor implements Bridge {

    private static final Logger LOG = LoggerFactory.getLogger(BridgeSupervisor.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30));
    private static final Duration HEALTH_INTERVAL = Duration.ofSeconds(5);
    private static final Duration STABLE_AFTER = Duration.ofMinutes(1);
    private static final int UNANSWERED_MAX = 3;

    private final BridgeProgram program;
    private final BridgeSettings settings;
    private final CountDownLatch needed = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;
    private @Nullable Path unpacked;
    private volatile BridgeState state = BridgeState.IDLE;
    private volatile @Nullable BridgeProcess running;

    /** Creates the supervisor; the bridge is started on demand. */
    public BridgeSupervisor(BridgeProgram program, BridgeSettings settings) {
        this.program = program;
        this.settings = settings;
    }

    /** Returns the bridge's current state. */
    public BridgeState state() {
        return state;
    }

    @Override
    public void listen(Listener listener) {
        thread = Thread.ofPlatform().daemon().name("bridge").start(() -> run(listener));
    }

    @Override
    public void ensureStarted() {
        needed.countDown();
    }

    @Override
    public void stop() {
        stopping.countDown();
        needed.countDown();
        var process = running;
        if (process != null) {
            process.close();
        }
        try {
            if (thread != null && !thread.join(Duration.ofSeconds(5))) {
                LOG.warn("The bridge to WhatsApp did not stop within 5 s");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Listener listener) {
        try {
            needed.await();
            for (int failures = 0; stopping.getCount() > 0; failures++) {
                var begin = System.nanoTime();
                state = state.in(BridgeState.Phase.STARTING);
                runOnce(listener);
                if (System.nanoTime() - begin > STABLE_AFTER.toNanos()) {
                    failures = 0;
                }
                if (stopping.await(PAUSES.pause(failures).toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
                state = state.restarted();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            state = state.in(BridgeState.Phase.IDLE);
        }
    }

    private void runOnce(Listener listener) throws InterruptedException {
        try (var process = BridgeProcess.start(unpacked(), settings)) {
            running = process;
            if (stopping.getCount() > 0) {
                LOG.info("The bridge to WhatsApp is running");
                listener.up(process.channel());
                watch(process);
                listener.down();
                logExit(process);
            }
        } catch (IOException | RuntimeException e) {
            if (stopping.getCount() > 0) {
                LOG.warn("Could not start the bridge to WhatsApp; retrying ({})", e.getMessage());
            }
        } finally {
            running = null;
            state = state.in(BridgeState.Phase.FAILED);
        }
    }

    /** Verifies the unpacked program once per JVM: only the owner can change the folder afterwards. */
    private Path unpacked() throws IOException {
        var path = unpacked;
        if (path == null || !Files.isExecutable(path)) {
            path = program.unpackedIn(settings.folder());
            unpacked = path;
        }
        return path;
    }

    private void logExit(BridgeProcess process) {
        if (stopping.getCount() > 0) {
            LOG.warn("The bridge to WhatsApp exited with code {}; restarting", process.exitCode());
        }
    }

    /** Polls the health of the process until it has exited. */
    private void watch(BridgeProcess process) throws InterruptedException {
        var unanswered = 0;
        while (true) {
            unanswered = checkHealth(process) ? 0 : unanswered + 1;
            if (unanswered == UNANSWERED_MAX) {
                LOG.warn("The bridge to WhatsApp does not answer; killing it");
                process.kill();
            }
            try {
                var _ = process.exited().get(HEALTH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException _) {
                LOG.trace("The bridge is still running");
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean checkHealth(BridgeProcess process) {
        try {
            var health = process.health();
            state = new BridgeState(
                    BridgeState.Phase.RUNNING,
                    state.restarts(),
                    process.pid(),
                    health.getStorageReachable(),
                    health.getSessions(),
                    health.getSessionsConnected(),
                    health.getResidentBytes());
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }
}
