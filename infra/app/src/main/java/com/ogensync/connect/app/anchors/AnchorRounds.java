package com.ogensync.connect.app.anchors;

import com.ogensync.connect.postgres.audit.FaultyLedgerException;
import com.ogensync.connect.postgres.audit.LedgerAnchors;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a ledger anchor when the newest one is too old; with several nodes, one of them does. */
final class AnchorRounds {

    private static final Duration MAX_CHECK_INTERVAL = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(AnchorRounds.class);

    private final LedgerAnchors anchors;
    private final Duration every;
    private final Clock clock;

    AnchorRounds(LedgerAnchors anchors, Duration every, Clock clock) {
        this.anchors = anchors;
        this.every = every;
        this.clock = clock;
    }

    Duration checkInterval() {
        return every.compareTo(MAX_CHECK_INTERVAL) < 0 ? every : MAX_CHECK_INTERVAL;
    }

    /** Creates an anchor if one is due; returns the delay until the next check. */
    Duration createIfDue() {
        try {
            anchors.createIfOlder(every, clock.instant())
                    .ifPresent(it -> LOG.debug("Created anchor {} over {} entries", it.anchor(), it.entries()));
            return checkInterval();
        } catch (FaultyLedgerException e) {
            LOG.error("{}", e.getMessage());
        } catch (SQLException e) {
            LOG.warn("Creating a ledger anchor failed (SQL state {})", e.getSQLState());
        } catch (RuntimeException e) {
            LOG.error("Creating a ledger anchor failed", e);
        }
        return every;
    }
}
