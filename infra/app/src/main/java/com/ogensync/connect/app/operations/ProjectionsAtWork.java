package com.ogensync.connect.app.operations;

import com.ogensync.connect.postgres.oversight.ServiceFigures;
import com.ogensync.connect.query.projection.ProjectionMaintenance;
import com.ogensync.connect.query.projection.ProjectionProcessors;
import com.ogensync.connect.query.projection.ProjectionRebuilds;
import com.ogensync.connect.query.projection.RebuildProgress;
import com.ogensync.connect.query.projection.RebuildProgress.State;
import com.ogensync.connect.rest.operations.ProjectionControl;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The projections, as operators see and steer them. */
final class ProjectionsAtWork implements ProjectionControl {

    private static final double MILLIS = 1000.0;

    private final ProjectionMaintenance upkeep;
    private final ProjectionProcessors readers;
    private final ProjectionRebuilds replays;
    private final ServiceFigures figures;
    private final Clock clock;

    ProjectionsAtWork(
            ProjectionMaintenance upkeep,
            ProjectionProcessors readers,
            ProjectionRebuilds replays,
            ServiceFigures figures,
            Clock clock) {
        this.upkeep = upkeep;
        this.readers = readers;
        this.replays = replays;
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public List<Standing> list() {
        var positions = upkeep.positions();
        var parked = upkeep.parked();
        return upkeep.names().stream()
                .map(name -> standing(name, positions.getOrDefault(name, -1L), parked))
                .toList();
    }

    private Standing standing(String name, long position, Map<String, Long> parked) {
        var failure = readers.failure(name);
        var state = readers.isRunning(name) ? failure.map(_ -> "failing").orElse("running") : "paused";
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
                replays.progress(name).filter(it -> it.state() == State.RUNNING).isPresent());
    }

    @Override
    public boolean exists(String name) {
        return upkeep.names().contains(name);
    }

    @Override
    public void pause(String name) {
        readers.pause(name);
    }

    @Override
    public void resume(String name) {
        readers.resume(name);
    }

    @Override
    public boolean replay(String name) {
        return replays.start(name);
    }

    @Override
    public Optional<Progress> progress(String name) {
        return replays.progress(name).map(progress -> shown(name, progress));
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
