package com.ogensync.connect.app.observability;

import com.ogensync.connect.rest.operations.DriftBook;
import io.micrometer.core.instrument.MeterRegistry;

/** What the reconciler has found, and the counters beside it. */
final class DriftSoFar implements DriftBook {

    private final Reconciler reconciler;
    private final MeterRegistry metrics;

    DriftSoFar(Reconciler reconciler, MeterRegistry metrics) {
        this.reconciler = reconciler;
        this.metrics = metrics;
    }

    @Override
    public Findings findings() {
        return new Findings(
                reconciler.driftingAccounts().stream()
                        .map(account -> account.uuid().toString())
                        .sorted()
                        .toList(),
                count("projection.drift.found"),
                count("projection.drift.healed"),
                count("late_reports"));
    }

    private long count(String name) {
        return (long) metrics.counter(name).count();
    }
}
