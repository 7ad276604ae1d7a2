package com.ogensync.connect.app.observability;

import com.ogensync.connect.postgres.events.CommitMonitor;
import com.ogensync.connect.rest.envelope.StoreOutages;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Records this node's event commits: duration and number of commands per commit. A successful commit ends an outage of
 * the event store.
 */
final class CountedCommits implements CommitMonitor {

    private final Timer commits;
    private final DistributionSummary sharing;
    private final StoreOutages outages;

    CountedCommits(MeterRegistry metrics, StoreOutages outages) {
        this.outages = outages;
        commits = Timer.builder("event.commits")
                .description("event commits and the time until they were durable")
                .register(metrics);
        sharing = DistributionSummary.builder("event.commit.sharing")
                .description("commands per event commit")
                .register(metrics);
    }

    @Override
    public void committed(int unitsOfWork, int events, Duration took) {
        commits.record(took);
        sharing.record(unitsOfWork);
        outages.stored();
    }
}
