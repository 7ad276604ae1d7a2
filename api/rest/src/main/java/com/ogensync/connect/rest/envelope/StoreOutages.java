package com.ogensync.connect.rest.envelope;

import com.ogensync.connect.runtime.outage.StoreFailures;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Logs one line for each kind of failure while a store is unavailable, and one when it works again, regardless of how
 * many requests are refused in between. A store counts as recovered at its first success after five seconds without a
 * failure, because an overloaded store alternates between success and failure. Stack traces are logged at debug level.
 */
@Component
public final class StoreOutages {

    private static final Logger LOG = LoggerFactory.getLogger(StoreOutages.class);
    private static final long QUIET_NANOS = Duration.ofSeconds(5).toNanos();

    private final LongSupplier nanoTime;
    private final Store events = new Store("PostgreSQL");
    private final Store projections = new Store("MongoDB");

    /** Starts without an outage. */
    public StoreOutages() {
        this(System::nanoTime);
    }

    StoreOutages(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Reports that a request was refused because of a store failure among the causes of {@code failure}. */
    public void failed(Throwable failure) {
        var cause = StoreFailures.causeOf(failure).orElse(failure);
        var postgres = cause instanceof SQLException;
        (postgres ? events : projections).failed(kind(cause), failure);
    }

    /** Reports that events were stored. */
    public void stored() {
        events.succeeded();
    }

    /** Reports that a projection was read. */
    public void read() {
        projections.succeeded();
    }

    /** Returns the class and the SQL state of the cause, without its message, which may contain personal data. */
    private static String kind(Throwable cause) {
        var name = cause.getClass().getSimpleName();
        return cause instanceof SQLException sql && sql.getSQLState() != null ? name + " " + sql.getSQLState() : name;
    }

    /** The outage state of one store. */
    private final class Store {
        private final String name;
        private final Set<String> kinds = new HashSet<>();
        private volatile boolean failing;
        private long startedNanos;
        private long lastNanos;
        private long refused;

        Store(String name) {
            this.name = name;
        }

        synchronized void failed(String kind, Throwable failure) {
            lastNanos = nanoTime.getAsLong();
            if (!failing) {
                failing = true;
                startedNanos = lastNanos;
            }
            refused++;
            if (kinds.add(kind)) {
                LOG.warn("{} fails ({}); requests that need it are refused until it works again", name, kind);
            }
            LOG.debug("Request refused", failure);
        }

        void succeeded() {
            if (failing) {
                end();
            }
        }

        private synchronized void end() {
            long now = nanoTime.getAsLong();
            if (failing && now - lastNanos >= QUIET_NANOS) {
                LOG.info(
                        "{} works again; it failed for {} s, and {} requests were refused",
                        name,
                        Duration.ofNanos(lastNanos - startedNanos).toSeconds(),
                        refused);
                failing = false;
                refused = 0;
                kinds.clear();
            }
        }
    }
}
