package com.ogensync.connect.rest.envelope;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Logs one line for each kind of failure while a store is unavailable, and one when it works again, however many
 * requests are refused between. A store works again after its first success that follows five seconds without a
 * failure: an overloaded store fails and succeeds by turns. Stack traces are logged at debug level.
 */
@Component
public final class StoreOutages {

    private static final Logger LOG = LoggerFactory.getLogger(StoreOutages.class);
    private static final long QUIET_NANOS = Duration.ofSeconds(5).toNanos();

    private final LongSupplier nanoTime;
    private final Store events = new Store("PostgreSQL");
    private final Store projections = new Store("MongoDB");

    /** Nothing has failed yet. */
    public StoreOutages() {
        this(System::nanoTime);
    }

    StoreOutages(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A request was refused because of a failure of a store, which is among the causes. */
    public void failed(Throwable failure) {
        var cause = StoreFailures.causeOf(failure).orElse(failure);
        var postgres = cause instanceof SQLException;
        (postgres ? events : projections).failed(kind(cause), failure);
    }

    /** Events were stored. */
    public void stored() {
        events.worked();
    }

    /** A projection was read. */
    public void read() {
        projections.worked();
    }

    /** The class of the cause and its SQL state: a message may contain anything. */
    private static String kind(Throwable cause) {
        var name = cause.getClass().getSimpleName();
        return cause instanceof SQLException sql && sql.getSQLState() != null ? name + " " + sql.getSQLState() : name;
    }

    /** What is known of one store. */
    private final class Store {
        private final String name;
        private final Set<String> kinds = new HashSet<>();
        private volatile boolean failing;
        private long began;
        private long last;
        private long refused;

        Store(String name) {
            this.name = name;
        }

        synchronized void failed(String kind, Throwable failure) {
            last = nanoTime.getAsLong();
            if (!failing) {
                failing = true;
                began = last;
            }
            refused++;
            if (kinds.add(kind)) {
                LOG.warn("{} fails ({}); requests that need it are refused until it works again", name, kind);
            }
            LOG.debug("A request is refused", failure);
        }

        void worked() {
            if (failing) {
                end();
            }
        }

        private synchronized void end() {
            long now = nanoTime.getAsLong();
            if (failing && now - last >= QUIET_NANOS) {
                LOG.info(
                        "{} works again; it failed for {} s, and {} requests were refused",
                        name,
                        Duration.ofNanos(last - began).toSeconds(),
                        refused);
                failing = false;
                refused = 0;
                kinds.clear();
            }
        }
    }
}
