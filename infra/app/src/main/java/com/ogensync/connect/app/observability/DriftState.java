package com.ogensync.connect.app.observability;

import com.ogensync.connect.rest.operations.port.DriftReport;
import io.micrometer.core.instrument.MeterRegistry;

/** Reports the reconciler's findings and counters. */
final class DriftState implements DriftReport {

    private final Reconciler reconciler;
    private final MeterRegistry metrics;

    DriftState(Reconciler reconciler, MeterRegistry metrics) {
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
