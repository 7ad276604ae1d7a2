package com.ogensync.connect.app.operations;

import com.ogensync.connect.postgres.oversight.ServiceFigures;
import com.ogensync.connect.query.projection.processing.ProjectionProcessor;
import com.ogensync.connect.query.projection.rebuild.ProjectionMaintenance;
import com.ogensync.connect.query.projection.rebuild.ProjectionRebuilds;
import com.ogensync.connect.query.projection.rebuild.RebuildProgress;
import com.ogensync.connect.query.projection.rebuild.RebuildProgress.State;
import com.ogensync.connect.rest.operations.port.ProjectionControl;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Implements the operators' view and control of the projections. */
final class ProjectionsAtWork implements ProjectionControl {

    private static final double MILLIS = 1000.0;

    private final ProjectionMaintenance maintenance;
    private final ProjectionProcessor processor;
    private final ProjectionRebuilds rebuilds;
    private final ServiceFigures figures;
    private final Clock clock;

    ProjectionsAtWork(
            ProjectionMaintenance maintenance,
            ProjectionProcessor processor,
            ProjectionRebuilds rebuilds,
            ServiceFigures figures,
            Clock clock) {
        this.maintenance = maintenance;
        this.processor = processor;
        this.rebuilds = rebuilds;
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public List<Standing> list() {
        var positions = maintenance.positions();
        var parked = maintenance.parked();
        return maintenance.names().stream()
                .map(name -> standing(name, positions.getOrDefault(name, -1L), parked))
                .toList();
    }

    private Standing standing(String name, long position, Map<String, Long> parked) {
        var failure = processor.failure();
        var state = processor.isRunning() ? failure.map(_ -> "failing").orElse("running") : "paused";
        var lag = figures.lagBehind(position);
        var seconds = lag.oldest()
                .map(oldest ->
                        Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / MILLIS))
                .orElse(0.0);
        return new Standing(
                name,
                state,
                position,
                lag.events(),
                seconds,
                parked.getOrDefault(name, 0L),
                failure.orElse(null),
                rebuilds.progress(name)
                        .filter(it -> it.state() == State.RUNNING)
                        .isPresent());
    }

    @Override
    public boolean exists(String name) {
        return maintenance.names().contains(name);
    }

    @Override
    public void pause(String name) {
        processor.pause();
    }

    @Override
    public void resume(String name) {
        processor.resume();
    }

    @Override
    public boolean replay(String name) {
        return rebuilds.start(name);
    }

    @Override
    public Optional<Progress> progress(String name) {
        return rebuilds.progress(name).map(progress -> shown(name, progress));
    }

    private static Progress shown(String name, RebuildProgress progress) {
        return new Progress(
                name,
                progress.state().name().toLowerCase(Locale.ROOT),
                progress.done(),
                progress.total(),
                progress.rate(),
                progress.secondsLeft(),
                progress.error());
    }
}
